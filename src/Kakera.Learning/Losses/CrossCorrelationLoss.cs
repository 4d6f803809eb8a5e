using static TorchSharp.torch;

namespace Kakera.Learning.Losses;

/// <summary>
/// Draws the cross-correlation of two views' embeddings to the identity: each coordinate agrees with itself across the views and with no
/// other. Source: Zbontar et al., "Barlow Twins", arXiv 2103.03230, equations 1 and 2.
/// </summary>
/// <remarks>
/// A batch statistic: the gradient of a batch is not the sum of those of its parts, so accumulating over small batches does not make a
/// large one.
/// </remarks>
public static class CrossCorrelationLoss
{
    /// <summary>Keeps a coordinate that is constant over the batch from dividing by zero.</summary>
    private const double VarianceFloor = 1e-5;

    /// <summary>L = Σᵢ (1 − Cᵢᵢ)² + λ Σᵢ≠ⱼ Cᵢⱼ².</summary>
    /// <param name="x">Embeddings of one view, [N, D], N ≥ 2.</param>
    /// <param name="y">Embeddings of the other view of the same images, [N, D].</param>
    /// <param name="settings">λ.</param>
    /// <returns>A scalar; float32, or float64 for float64 embeddings, whatever precision the network runs in.</returns>
    public static Tensor Compute(Tensor x, Tensor y, CrossCorrelationSettings settings)
    {
        using var scope = NewDisposeScope();
        return Measure(x, y, settings).Loss.MoveToOuterDisposeScope();
    }

    /// <summary>The same with its two parts.</summary>
    public static CrossCorrelationParts Measure(Tensor x, Tensor y, CrossCorrelationSettings settings)
    {
        using var scope = NewDisposeScope();
        Tensor c = CrossCorrelation(x, y, settings.Reference);
        Tensor diagonal = c.diagonal();
        Tensor onDiagonal = diagonal.From(1).Squared().sum();
        Tensor offDiagonal = (c - diagonal.diag()).Squared().sum();                        // D D, the diagonal exactly 0
        double lambda = settings.OffDiagonalWeight;
        Tensor loss = settings.Reference
            ? onDiagonal.Plus(offDiagonal).Times(lambda * lambda)
            : onDiagonal.Plus(offDiagonal.Times(lambda));
        return new CrossCorrelationParts(
            loss.MoveToOuterDisposeScope(), onDiagonal.detach().MoveToOuterDisposeScope(), offDiagonal.detach().MoveToOuterDisposeScope());
    }

    /// <summary>C = ẑᵀẑ′ / N, [D, D], where ẑ has each coordinate standardised over the batch.</summary>
    /// <param name="x">[N, D].</param>
    /// <param name="y">[N, D].</param>
    /// <param name="reference">Whether to standardise as the published program does: unbiased, and no guard against constants.</param>
    public static Tensor CrossCorrelation(Tensor x, Tensor y, bool reference = false)
    {
        using var scope = NewDisposeScope();
        Tensor c = Standardise(x, reference).t().matmul(Standardise(y, reference)).Over(x.shape[0]);
        return c.MoveToOuterDisposeScope();
    }

    private static Tensor Standardise(Tensor z, bool reference)
    {
        if (z.dtype != ScalarType.Float64)
            z = z.to(ScalarType.Float32);
        Tensor centred = z - z.mean([0], keepdim: true);
        return reference
            ? centred / z.std(0, unbiased: true, keepdim: true)
            : centred / centred.Squared().mean([0], keepdim: true).Plus(VarianceFloor).sqrt();
    }
}
