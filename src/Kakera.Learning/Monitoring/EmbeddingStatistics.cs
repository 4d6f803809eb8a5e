using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Monitoring;

/// <summary>Whether embeddings still tell images apart. A collapsed run has a falling loss; these fall too.</summary>
/// <param name="Deviation">
/// Standard deviation of the L2-normalised embeddings over the images, mean over the D coordinates, times √D: near 1 where directions are
/// spread evenly, 0 where all images have one.
/// </param>
/// <param name="EffectiveRank">RankMe (arXiv 2210.02885, equation 1): how many directions the embeddings really use, 1 … min(N, D).</param>
public sealed record EmbeddingStatistics(double Deviation, double EffectiveRank)
{
    private const double Epsilon = 1e-7;

    /// <param name="embeddings">
    /// [N, D], N at least 2. Computed in float64; where any number is not finite, neither statistic is a number.
    /// </param>
    public static EmbeddingStatistics Measure(Tensor embeddings)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        Tensor z = embeddings.detach().to(ScalarType.Float64).cpu();
        if (z.isfinite().all().Value() == 0)
            return new EmbeddingStatistics(double.NaN, double.NaN);
        Tensor directions = z / z.norm(1, keepdim: true, p: 2).AtLeast(1e-12);
        double deviation = directions.std(0, unbiased: false).mean().Value() * Math.Sqrt(z.shape[1]);

        // RankMe = exp(−Σ pₖ log pₖ), pₖ = σₖ / Σ σ + ε over the singular values σ.
        Tensor singular = linalg.svdvals(z);
        Tensor p = (singular / singular.sum().AtLeast(double.Epsilon)).Plus(Epsilon);
        double rank = Math.Exp(-(p * p.log()).sum().Value());
        return new EmbeddingStatistics(deviation, rank);
    }
}
