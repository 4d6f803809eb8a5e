namespace Kakera.Learning.Training;

/// <summary>What a fine-tuning came to.</summary>
/// <param name="ModelPath">The classifier, as safetensors.</param>
/// <param name="BestEpoch">The epoch whose weights it holds, 1, 2, …</param>
/// <param name="Epochs">Epochs trained.</param>
/// <param name="ImagesSeen">Images trained on, repetitions counted.</param>
/// <param name="Elapsed">Time spent, interruptions left out.</param>
/// <param name="History">One record an epoch.</param>
public sealed record FinetuneResult(
    string ModelPath, int BestEpoch, int Epochs, long ImagesSeen, TimeSpan Elapsed, IReadOnlyList<EpochRecord> History)
{
    /// <summary>What the probe on the starting weights counts in its answer, beside the network; 0 where it has none.</summary>
    public double ProbeShare { get; init; }
}
