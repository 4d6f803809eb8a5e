namespace Kakera.Learning.Training;

/// <summary>What a fine-tuning came to.</summary>
/// <param name="ModelPath">The network, as safetensors.</param>
/// <param name="BestEpoch">The epoch whose weights it holds, 1, 2, …</param>
/// <param name="Epochs">Epochs trained.</param>
/// <param name="ImagesSeen">Images trained on, repetitions counted.</param>
/// <param name="Elapsed">Time spent, interruptions left out.</param>
/// <param name="History">One record an epoch.</param>
public sealed record FinetuneResult(
    string ModelPath, int BestEpoch, int Epochs, long ImagesSeen, TimeSpan Elapsed, IReadOnlyList<EpochRecord> History);
