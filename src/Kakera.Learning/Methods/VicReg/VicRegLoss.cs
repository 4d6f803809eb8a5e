using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods.VicReg;

/// <summary>λ s(Z, Z′) + μ (v(Z) + v(Z′)) + ν (c(Z) + c(Z′)): arXiv 2105.04906, equations 1 to 6, s averaged as in its algorithm 1.</summary>
internal static class VicRegLoss
{
    /// <summary>γ, the deviation that every coordinate should have.</summary>
    private const double Deviation = 1;

    /// <summary>ε, what keeps the root's slope finite.</summary>
    private const double VarianceFloor = 1e-4;

    /// <param name="x">Embeddings of one view, Z, [N, D], N ≥ 2, in float32 or float64.</param>
    /// <param name="y">Embeddings of the other view of the same images, Z′, [N, D].</param>
    /// <param name="settings">λ, μ and ν.</param>
    public static VicRegParts Measure(Tensor x, Tensor y, VicRegSettings settings)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor invariance = (x - y).Squared().mean();                                        // over N and D
        Tensor a = x - x.mean([0], keepdim: true), b = y - y.mean([0], keepdim: true);
        Tensor variance = LackOfDeviation(a).Plus(LackOfDeviation(b));
        Tensor covariance = Repetition(a).Plus(Repetition(b));
        Tensor loss = invariance.Times(settings.InvarianceWeight).Plus(variance.Times(settings.VarianceWeight))
            .Plus(covariance.Times(settings.CovarianceWeight));
        return new VicRegParts(
            loss.MoveToOuterDisposeScope(), invariance.detach().MoveToOuterDisposeScope(),
            variance.detach().MoveToOuterDisposeScope(), covariance.detach().MoveToOuterDisposeScope());
    }

    // v(Z) = Σⱼ max(0, γ − √(Var(zʲ) + ε)) / D.
    private static Tensor LackOfDeviation(Tensor centred) =>
        nn.functional.relu(centred.Squared().sum([0L]).Over(centred.shape[0] - 1).Plus(VarianceFloor).sqrt().From(Deviation)).mean();

    // c(Z) = Σᵢ≠ⱼ C(Z)ᵢⱼ² / D with C(Z) = Σₙ (zₙ − z̄)(zₙ − z̄)ᵀ / (N − 1).
    private static Tensor Repetition(Tensor centred)
    {
        Tensor c = centred.t().matmul(centred).Over(centred.shape[0] - 1);                   // D D
        return (c - c.diagonal().diag()).Squared().sum().Over(centred.shape[1]);
    }
}
