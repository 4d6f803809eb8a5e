namespace Kakera.Learning.Training;

/// <summary>What a pre-training came to.</summary>
/// <param name="ModelPath">The encoder, as safetensors.</param>
/// <param name="Epochs">Epochs trained.</param>
/// <param name="ImagesSeen">Images trained on, repetitions counted.</param>
/// <param name="Elapsed">Time spent, interruptions left out.</param>
/// <param name="History">One record an epoch.</param>
public sealed record PretrainResult(string ModelPath, int Epochs, long ImagesSeen, TimeSpan Elapsed, IReadOnlyList<EpochRecord> History);
