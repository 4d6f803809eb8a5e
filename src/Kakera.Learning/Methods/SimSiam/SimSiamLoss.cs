using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods.SimSiam;

/// <summary>The negative cosine of predictions and still projections, over both directions: arXiv 2011.10566, equations 1 and 4.</summary>
internal static class SimSiamLoss
{
    /// <summary>L = ½ D(p₁, z₂) + ½ D(p₂, z₁), D(p, z) = −cos(p, stopped z), mean over the batch: −1 where all agree.</summary>
    /// <param name="p1">Predictions from the first view, [N, D].</param>
    /// <param name="p2">Predictions from the second view, [N, D].</param>
    /// <param name="z1">Projections of the first view, [N, D].</param>
    /// <param name="z2">Projections of the second view, [N, D].</param>
    public static Tensor Compute(Tensor p1, Tensor p2, Tensor z1, Tensor z2)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor agreement = Directions.Cosines(p1, z2.detach()).Plus(Directions.Cosines(p2, z1.detach())); // N
        return agreement.mean().Times(-.5).MoveToOuterDisposeScope();
    }
}
