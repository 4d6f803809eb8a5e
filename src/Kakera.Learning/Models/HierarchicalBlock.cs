using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Kakera.Learning.Models;

/// <summary>
/// A branch on each of the encoder's maps and one on all of them: the branch's vector is the maximum over the map after a 1×1 and a 3×3
/// unit, and its embedding comes from a head of its own. Source: Du et al., "Fine-Grained Visual Classification via Progressive
/// Multi-Granularity Training of Jigsaw Patches", arXiv 2003.03836, section 3.1.
/// </summary>
public sealed class HierarchicalBlock : Module
{
    private static readonly Branch[] MapBranches = [Branch.Stride8, Branch.Stride16, Branch.Stride32];

    private readonly bool _referenceWiring;
#pragma warning disable IDE1006 // Naming: the fields' names are stored in weight files
    private readonly ModuleList<Sequential> branches;
    private readonly ModuleList<Module<Tensor, Tensor>> heads;
#pragma warning restore IDE1006

    /// <param name="widths">Channels of the three maps, fine to coarse; E is the last.</param>
    /// <param name="settings">D, momentum and wiring.</param>
    public HierarchicalBlock(IReadOnlyList<int> widths, NetworkSettings settings)
        : base(nameof(HierarchicalBlock))
    {
        int dimension = settings.EmbeddingDimension;
        double momentum = settings.BranchBatchNormMomentum;
        VectorWidth = widths[^1] / 2;
        _referenceWiring = settings.ReferenceWiring;
        branches = new ModuleList<Sequential>([.. widths.Select(width => Sequential(
            new ConvolutionUnit(width, dimension, 1, momentum), new ConvolutionUnit(dimension, VectorWidth, 3, momentum)))]);
        heads = new ModuleList<Module<Tensor, Tensor>>([
            .. widths.Select(_ => new EmbeddingHead(VectorWidth, dimension)), new EmbeddingHead(3 * VectorWidth, dimension)]);
        RegisterComponents();
    }

    /// <summary>Numbers in a branch's vector, E/2; the fused branch's has three times as many.</summary>
    public int VectorWidth { get; }

    /// <summary>The vector of one branch: [N, E/2], or [N, 3E/2] for the fused one.</summary>
    public Tensor Vector(StageMaps maps, Branch branch)
    {
        using var scope = NewDisposeScope();
        Tensor vector = branch == Branch.Fused
            ? cat([.. MapBranches.Select(b => Vector(maps, b))], 1)
            : InWeightsPrecision(branches[(int)branch].forward(maps.Of(branch)).amax([2, 3]));
        return vector.MoveToOuterDisposeScope();
    }

    /// <summary>The embedding of one branch: [N, D].</summary>
    public Tensor Embed(StageMaps maps, Branch branch)
    {
        using var scope = NewDisposeScope();
        return heads[(int)branch].forward(Vector(maps, HeadInput(branch))).MoveToOuterDisposeScope();
    }

    /// <summary>All four embeddings, each [N, D], by the number of their branch; every vector is computed once.</summary>
    public IReadOnlyList<Tensor> EmbedAll(StageMaps maps)
    {
        using var scope = NewDisposeScope();
        List<Tensor> vectors = [.. MapBranches.Select(branch => Vector(maps, branch))];
        vectors.Add(cat(vectors, 1));
        return [.. Enum.GetValues<Branch>().Select(branch =>
            heads[(int)branch].forward(vectors[(int)HeadInput(branch)]).MoveToOuterDisposeScope())];
    }

    // Maps may be coarser than the weights (see FgSslNetwork.TrainingPrecision); heads and losses are not.
    private static Tensor InWeightsPrecision(Tensor vector) => vector.dtype == ScalarType.BFloat16 ? vector.to(ScalarType.Float32) : vector;

    /// <summary>The branch whose vector a head reads: its own; in the published program, the first one's for the first three.</summary>
    private Branch HeadInput(Branch branch) => _referenceWiring && branch != Branch.Fused ? Branch.Stride8 : branch;
}
