namespace Kakera.Jobs;

/// <summary>A trained classifier.</summary>
/// <param name="ModelPath">Its file.</param>
/// <param name="Labels">Labelled images that it learned from.</param>
/// <param name="BestEpoch">The epoch that was kept, by the validation images.</param>
/// <param name="Epochs">Epochs trained.</param>
public sealed record FinetuneJobResult(string ModelPath, int Labels, int BestEpoch, int Epochs);
