using Kakera.Learning.Losses;
using Kakera.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods;

/// <summary>The loss of a method that guesses what was done to an image.</summary>
internal static class Guess
{
    /// <summary>Cross entropy, with the share of right guesses beside it.</summary>
    /// <param name="stage">Its name in metrics.</param>
    /// <param name="logits">[N, K].</param>
    /// <param name="classes">What was done, int64 [N], 0 … K − 1.</param>
    public static StageLoss Loss(string stage, Tensor logits, Tensor classes)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor targets = ClassificationLoss.Targets(classes, (int)logits.shape[1], smoothing: 0).to(logits.dtype);
        Tensor right = logits.detach().argmax(1).eq(classes).to(ScalarType.Float32).mean();
        return new StageLoss(
            stage,
            ClassificationLoss.Compute(logits, targets, classWeights: null).MoveToOuterDisposeScope(),
            new Dictionary<string, Tensor> { ["accuracy"] = right.MoveToOuterDisposeScope() });
    }
}
