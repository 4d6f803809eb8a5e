using static TorchSharp.torch;

namespace Kakera.Learning.Models;

/// <summary>The encoder's maps, as far as it was asked to compute them.</summary>
/// <param name="Stride8">[N, C₂, H/8, W/8].</param>
/// <param name="Stride16">[N, C₃, H/16, W/16]; null where no deeper stage than stride 8 was asked for.</param>
/// <param name="Stride32">[N, C₄, H/32, W/32]; null where no deeper stage than stride 16 was asked for.</param>
public sealed record StageMaps(Tensor Stride8, Tensor? Stride16, Tensor? Stride32)
{
    /// <summary>The map that a branch of the block looks at.</summary>
    /// <exception cref="InvalidOperationException">The stage was not computed, or the branch is the fused one, which has no map.</exception>
    public Tensor Of(Branch branch) => branch switch
    {
        Branch.Stride8 => Stride8,
        Branch.Stride16 when Stride16 is not null => Stride16,
        Branch.Stride32 when Stride32 is not null => Stride32,
        _ => throw new InvalidOperationException($"no map was computed for {branch}"),
    };
}
