using static TorchSharp.torch;

namespace Kakera.Learning.Inference;

/// <summary>
/// Joins the class probabilities of two that judge the same images: p ∝ one^(1 − share) · other^share (Genest and Zidek, "Combining
/// Probability Distributions", Statistical Science 1986, section 3). Who is unsure has little to say: equal probabilities change nothing but
/// the other's confidence.
/// </summary>
internal static class LogarithmicPool
{
    /// <summary>No class is more unlikely than this to anyone: else a single one could veto what the other is sure of.</summary>
    private const double LeastProbability = 1e-4;

    /// <param name="one">[N, K], rows that add up to 1.</param>
    /// <param name="other">Likewise.</param>
    /// <param name="share">What the other counts, 0 … 1.</param>
    /// <returns>[N, K], rows that add up to 1.</returns>
    public static Tensor Of(Tensor one, Tensor other, double share)
    {
        using var scope = NewDisposeScope();
        Tensor logs = one.Within(LeastProbability, 1).log().Times(1 - share).Plus(other.Within(LeastProbability, 1).log().Times(share));
        return logs.softmax(1).MoveToOuterDisposeScope();
    }
}
