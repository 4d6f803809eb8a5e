using static TorchSharp.torch;

namespace Kakera.Learning.Checkpoints;

/// <summary>All that a run needs to go on as if it had never stopped.</summary>
/// <param name="Description">The position and the history.</param>
/// <param name="Tensors">Weights, running statistics, the optimiser's state and whatever else the training keeps.</param>
internal sealed record Checkpoint(CheckpointDescription Description, IReadOnlyDictionary<string, Tensor> Tensors);
