using static TorchSharp.torch;

namespace Kakera.Learning.Losses;

/// <summary>Cross entropy for fine-tuning, with class weights, label smoothing and mixed targets.</summary>
public static class ClassificationLoss
{
    /// <summary>
    /// L = Σₙ wₙ (−Σₖ tₙₖ log pₙₖ) / Σₙ wₙ with wₙ = Σₖ tₙₖ vₖ: the mean over the batch, each image weighing as much as its classes.
    /// </summary>
    /// <param name="logits">[N, K].</param>
    /// <param name="targets">Class shares of each image, [N, K], each row adding up to 1: see <see cref="Targets"/>.</param>
    /// <param name="classWeights">v, [K], each ≥ 0; null for all alike.</param>
    /// <returns>A scalar; float32, or float64 for float64 logits.</returns>
    public static Tensor Compute(Tensor logits, Tensor targets, Tensor? classWeights)
    {
        using var scope = NewDisposeScope();
        if (logits.dtype != ScalarType.Float64)
            logits = logits.to(ScalarType.Float32);
        Tensor entropy = -(targets * logits.log_softmax(1)).sum(1);
        Tensor loss = entropy.mean();
        if (classWeights is not null)
        {
            Tensor weights = targets.matmul(classWeights);
            loss = (weights * entropy).sum() / weights.sum();
        }

        return loss.MoveToOuterDisposeScope();
    }

    /// <summary>One-hot rows with <paramref name="smoothing"/> of their mass spread evenly over all K classes (arXiv 1512.00567, section 7).</summary>
    /// <param name="classes">int64 [N], 0 … K − 1.</param>
    /// <param name="classCount">K.</param>
    /// <param name="smoothing">0 … below 1.</param>
    /// <returns>float32 [N, K].</returns>
    public static Tensor Targets(Tensor classes, int classCount, double smoothing)
    {
        using var scope = NewDisposeScope();
        Tensor hot = nn.functional.one_hot(classes, classCount).to(ScalarType.Float32);
        return hot.Times(1 - smoothing).Plus(smoothing / classCount).MoveToOuterDisposeScope();
    }
}
