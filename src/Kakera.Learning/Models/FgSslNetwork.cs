using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Kakera.Learning.Models;

/// <summary>
/// Encoder, hierarchical block and, where classes are given, a classifier on each of the four embeddings. Names of weights begin with
/// <c>encoder.</c>, <c>block.</c>, <c>projectors.</c>, <c>classifiers.</c>.
/// </summary>
/// <remarks>
/// Owns its weights: dispose it, and never make it inside a dispose scope, which would take them. In training mode every call updates the
/// running statistics of the normalisations that it passes, once, and needs at least two images; tensors returned belong to the caller's
/// dispose scope.
/// </remarks>
public sealed class FgSslNetwork : Module
{
#pragma warning disable IDE1006 // Naming: the fields' names are stored in weight files
    private readonly ResNetEncoder encoder;
    private readonly HierarchicalBlock block;
    private readonly ModuleList<Sequential>? projectors;
    private readonly ModuleList<Linear>? classifiers;
#pragma warning restore IDE1006

    /// <param name="settings">The network's shape.</param>
    /// <param name="classCount">K, or null for a network that only embeds.</param>
    /// <param name="seed">The seed of the first weights; one seed, one network. Null where they come from a file or do not matter: millions need not be drawn.</param>
    public FgSslNetwork(NetworkSettings settings, int? classCount, ulong? seed)
        : base(nameof(FgSslNetwork))
    {
        Settings = settings;
        ClassCount = classCount;
        int dimension = settings.EmbeddingDimension;
        encoder = new ResNetEncoder(settings.Backbone);
        block = new HierarchicalBlock(encoder.Widths, settings);
        int branches = Enum.GetValues<Branch>().Length;
        if (settings.ProjectorWidth is > 0 and int width)
        {
            projectors = new ModuleList<Sequential>([.. Enumerable.Range(0, branches).Select(_ => Perceptron.Of(dimension, width, width))]);
        }

        if (classCount is int classes)
            classifiers = new ModuleList<Linear>([.. Enumerable.Range(0, branches).Select(_ => Linear(dimension, classes))]);
        RegisterComponents();
        if (seed is ulong drawn)
            Initialization.Apply(this, drawn);
    }

    /// <summary>The network's shape.</summary>
    public NetworkSettings Settings { get; }

    /// <summary>K, or null for a network that only embeds.</summary>
    public int? ClassCount { get; }

    /// <summary>
    /// What convolutions and normalisations compute in while training: bfloat16 does about twice as much in the same time where the
    /// processor has instructions for it. Weights, heads and losses, and all of evaluation, stay in float32.
    /// </summary>
    public ScalarType TrainingPrecision { get; set; } = ScalarType.Float32;

    /// <summary>
    /// How many times as large, each way, images are made before the first convolution, bilinearly; 1 leaves them as they are. That adds nothing to
    /// them, but an encoder that learned from larger ones meets patterns of the sizes that it knows, and its maps have more places.
    /// </summary>
    public int Enlargement { get; set; } = 1;

    /// <summary>The encoder.</summary>
    public ResNetEncoder Encoder => encoder;

    /// <summary>The embedding of one branch, [N, D]; only the stages that it needs are computed.</summary>
    /// <param name="images">Normalised images, [N, 3, S, S].</param>
    /// <param name="branch">Which.</param>
    public Tensor Embed(Tensor images, Branch branch)
    {
        using var scope = NewDisposeScope();
        StageMaps maps = encoder.Forward(Entered(images), Settings.ReferenceWiring && branch < Branch.Fused ? Branch.Stride8 : branch);
        return block.Embed(maps, branch).MoveToOuterDisposeScope();
    }

    /// <summary>The four embeddings, each [N, D], by the number of their branch, from one pass.</summary>
    public IReadOnlyList<Tensor> EmbedAll(Tensor images)
    {
        using var scope = NewDisposeScope();
        return [.. block.EmbedAll(encoder.Forward(Entered(images), Branch.Fused)).Select(z => z.MoveToOuterDisposeScope())];
    }

    /// <summary>What the loss of pre-training compares: the embedding itself, or its projection where the settings ask for a projector.</summary>
    public Tensor Project(Tensor embedding, Branch branch)
    {
        using var scope = NewDisposeScope();
        Tensor projected = projectors is null ? embedding.alias() : projectors[(int)branch].forward(embedding);
        return projected.MoveToOuterDisposeScope();
    }

    /// <summary>The logits of one branch, [N, K]; only the stages that it needs are computed.</summary>
    /// <exception cref="InvalidOperationException">The network was made without classes.</exception>
    public Tensor Classify(Tensor images, Branch branch)
    {
        using var scope = NewDisposeScope();
        return Classifier(branch).forward(Embed(images, branch)).MoveToOuterDisposeScope();
    }

    /// <summary>The logits of the four branches, each [N, K], from one pass.</summary>
    /// <exception cref="InvalidOperationException">The network was made without classes.</exception>
    public IReadOnlyList<Tensor> ClassifyAll(Tensor images)
    {
        using var scope = NewDisposeScope();
        return [.. EmbedAll(images).Select((z, branch) => Classifier((Branch)branch).forward(z).MoveToOuterDisposeScope())];
    }

    /// <summary>Frozen features: the average of the deepest map, [N, E].</summary>
    public Tensor Features(Tensor images)
    {
        using var scope = NewDisposeScope();
        return encoder.Forward(Entered(images), Branch.Stride32).Stride32!.mean([2, 3]).MoveToOuterDisposeScope();
    }

    /// <summary>Frozen features of all granularities: the fused branch's vector, [N, 3E/2].</summary>
    public Tensor FusedFeatures(Tensor images)
    {
        using var scope = NewDisposeScope();
        return block.Vector(encoder.Forward(Entered(images), Branch.Fused), Branch.Fused).MoveToOuterDisposeScope();
    }

    // What the first convolution sees.
    private Tensor Entered(Tensor images)
    {
        Tensor seen = Enlargement == 1
            ? images
            : functional.interpolate(
                images, size: [images.shape[2] * Enlargement, images.shape[3] * Enlargement], mode: InterpolationMode.Bilinear, align_corners: false);
        return training && TrainingPrecision == ScalarType.BFloat16 ? seen.to(ScalarType.BFloat16) : seen;
    }

    private Linear Classifier(Branch branch) =>
        classifiers?[(int)branch] ?? throw new InvalidOperationException("the network was made without classes");
}
