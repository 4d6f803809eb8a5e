using Kakera.Data.Settings;

namespace Kakera.Learning.Monitoring;

/// <summary>When pre-training counts as collapsed: all images have come to look alike to the network.</summary>
public sealed record CollapseSettings
{
    /// <summary>Least <see cref="EmbeddingStatistics.Deviation"/>, 0 … 1; 0 never stops a run.</summary>
    public double MinimumDeviation { get; init; } = .02;

    /// <summary>Least <see cref="EmbeddingStatistics.EffectiveRank"/>, at least 0; 0 never stops a run.</summary>
    public double MinimumRank { get; init; } = 1.5;

    /// <summary>Epochs in a row below either that end the run, at least 1.</summary>
    public int PatienceEpochs { get; init; } = 3;

    /// <summary>
    /// How many training images the embeddings are measured on, 2 … 4096. They are drawn once, and seen without distortion.
    /// </summary>
    public int SampleImages { get; init; } = 256;

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (MinimumDeviation is not (>= 0 and < 1))
            yield return new SettingProblem("minimum_deviation", $"is {MinimumDeviation}; must be at least 0 and below 1");
        if (!(MinimumRank >= 0))
            yield return new SettingProblem("minimum_rank", $"is {MinimumRank}; must be at least 0");
        if (PatienceEpochs < 1)
            yield return new SettingProblem("patience_epochs", $"is {PatienceEpochs}; must be at least 1");
        if (SampleImages is < 2 or > 4096)
            yield return new SettingProblem("sample_images", $"is {SampleImages}; must be 2 to 4096");
    }
}
