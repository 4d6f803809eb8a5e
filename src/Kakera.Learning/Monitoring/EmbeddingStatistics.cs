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
    private const int Block = 4096; // images at a time

    /// <param name="embeddings">
    /// [N, D], N at least 2. Computed in float64, a block of images after another: beside the embeddings there are no more than some blocks of
    /// 4096·D and D·D numbers in memory. Where any number is not finite, neither statistic is a number.
    /// </param>
    public static EmbeddingStatistics Measure(Tensor embeddings)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        long images = embeddings.shape[0], dimension = embeddings.shape[1];
        Tensor sum = zeros([dimension], ScalarType.Float64);
        Tensor alike = zeros([0, dimension], ScalarType.Float64); // has the singular values of the rows so far
        for (long begin = 0; begin < images; begin += Block)
        {
            using DisposeScope block = NewDisposeScope();
            Tensor z = Rows(embeddings, begin);
            if (z.isfinite().all().Value() == 0)
                return new EmbeddingStatistics(double.NaN, double.NaN);
            sum.Add(Directions(z).sum([0]));
            Tensor before = alike;
            alike = Append(before, z).MoveToOuterDisposeScope();
            before.Dispose();
        }
        Tensor mean = sum.Over(images);
        Tensor squares = zeros([dimension], ScalarType.Float64);
        for (long begin = 0; begin < images; begin += Block)
        {
            using DisposeScope block = NewDisposeScope();
            squares.Add((Directions(Rows(embeddings, begin)) - mean).Squared().sum([0]));
        }
        double deviation = squares.Over(images).sqrt().mean().Value() * Math.Sqrt(dimension);

        // RankMe = exp(−Σ pₖ log pₖ), pₖ = σₖ / Σ σ + ε over the singular values σ.
        Tensor singular = linalg.svdvals(alike);
        Tensor p = (singular / singular.sum().AtLeast(double.Epsilon)).Plus(Epsilon);
        double rank = Math.Exp(-(p * p.log()).sum().Value());
        return new EmbeddingStatistics(deviation, rank);
    }

    /// <summary>The same of features that are plain rows.</summary>
    /// <param name="rows">[N][D], N at least 2.</param>
    public static EmbeddingStatistics Measure(float[][] rows)
    {
        using DisposeScope scope = NewDisposeScope();
        return Measure(tensor(rows.SelectMany(row => row).ToArray(), [rows.Length, rows[0].Length]));
    }

    // A = Q R has the singular values of R, which has no more than D rows.
    private static Tensor Append(Tensor alike, Tensor z)
    {
        if (alike.shape[0] == 0)
            return z;
        (_, Tensor triangle) = linalg.qr(cat([alike, z], 0), linalg.QRMode.R);
        return triangle;
    }

    // float64 on the CPU.
    private static Tensor Rows(Tensor embeddings, long begin) =>
        embeddings.detach().narrow(0, begin, Math.Min(Block, embeddings.shape[0] - begin)).to(ScalarType.Float64).cpu();

    private static Tensor Directions(Tensor z) => z / z.norm(1, keepdim: true, p: 2).AtLeast(1e-12);
}
