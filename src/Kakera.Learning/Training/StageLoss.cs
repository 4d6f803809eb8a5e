using static TorchSharp.torch;

namespace Kakera.Learning.Training;

/// <summary>What one stage adds to the loss.</summary>
/// <param name="Stage">The stage's name in metrics: <c>stride8</c>, <c>fused</c>.</param>
/// <param name="Loss">Its loss with its weight, a scalar with gradient.</param>
/// <param name="Parts">Scalars to report beside it, by name; no gradient passes through them.</param>
internal sealed record StageLoss(string Stage, Tensor Loss, IReadOnlyDictionary<string, Tensor> Parts);
