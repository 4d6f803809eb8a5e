using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods.SimClr;

/// <summary>The cross entropy of finding one's partner by cosine over a temperature (NT-Xent): arXiv 2002.05709, equation 1.</summary>
internal static class NtXentLoss
{
    /// <summary>
    /// L = mean over all 2N views i of −log(exp(cos(zᵢ, zⱼ) / τ) / Σₖ≠ᵢ exp(cos(zᵢ, zₖ) / τ)), j the other view of the image of i.
    /// </summary>
    /// <param name="z">Projections, [2N, D]: of one view of all images, then of the other in the same order.</param>
    /// <param name="temperature">τ.</param>
    public static Tensor Compute(Tensor z, double temperature)
    {
        using DisposeScope scope = NewDisposeScope();
        int views = (int)z.shape[0];
        double[] others = new double[views * views];                                        // −∞ for oneself, else 0
        long[] partners = new long[views];
        for (int i = 0; i < views; i++)
        {
            others[i * views + i] = double.NegativeInfinity;
            partners[i] = (i + views / 2) % views;
        }

        Tensor directions = Directions.Of(z);
        Tensor logits = directions.matmul(directions.t()).Over(temperature).Plus(tensor(others, [views, views], z.dtype, z.device));
        Tensor found = logits.log_softmax(1).gather(1, tensor(partners, [views, 1], device: z.device));
        return found.mean().neg().MoveToOuterDisposeScope();
    }
}
