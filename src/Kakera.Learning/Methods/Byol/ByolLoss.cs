using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods.Byol;

/// <summary>How far the directions of predictions lie from those of the twin's projections: arXiv 2006.07733, equation 2, both ways.</summary>
internal static class ByolLoss
{
    /// <summary>L = ‖q̄₁ − z̄₂‖² + ‖q̄₂ − z̄₁‖² = 4 − 2 cos(q₁, z₂) − 2 cos(q₂, z₁), mean over the batch; no gradient passes to z.</summary>
    /// <param name="q1">Predictions from the first view, [N, D].</param>
    /// <param name="q2">Predictions from the second view, [N, D].</param>
    /// <param name="z1">The twin's projections of the first view, [N, D].</param>
    /// <param name="z2">The twin's projections of the second view, [N, D].</param>
    public static Tensor Compute(Tensor q1, Tensor q2, Tensor z1, Tensor z2)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor agreement = Directions.Cosines(q1, z2.detach()).Plus(Directions.Cosines(q2, z1.detach())); // N
        return agreement.mean().Times(-2).Plus(4).MoveToOuterDisposeScope();
    }
}
