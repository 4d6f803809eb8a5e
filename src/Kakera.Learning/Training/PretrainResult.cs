namespace Kakera.Learning.Training;

/// <summary>What a pre-training came to.</summary>
/// <param name="ModelPath">The encoder, as safetensors.</param>
/// <param name="Epochs">Epochs trained.</param>
/// <param name="PlannedEpochs">Epochs that were planned: more than <paramref name="Epochs"/> where nothing moved any more or the time was short.</param>
/// <param name="StandstillEpoch">The epoch at whose end nothing had moved any more; null where there was none.</param>
/// <param name="ShortenedEpoch">The epoch at whose end fewer epochs were left, lest it take too long; null where there was none.</param>
/// <param name="KeptEpoch">The epoch whose weights the encoder has, 1, 2, …; the last, unless <see cref="PretrainSettings.Keep"/> chose another.</param>
/// <param name="ImagesSeen">Images trained on, repetitions counted.</param>
/// <param name="Elapsed">Time spent, interruptions left out.</param>
/// <param name="History">One record an epoch.</param>
public sealed record PretrainResult(
    string ModelPath, int Epochs, int PlannedEpochs, int? StandstillEpoch, int? ShortenedEpoch, int KeptEpoch, long ImagesSeen, TimeSpan Elapsed,
    IReadOnlyList<EpochRecord> History);
