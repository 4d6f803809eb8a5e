using Kakera.Learning.Training;

namespace Kakera.Jobs;

/// <summary>What one arm's fine-tuning runs with: the user's settings, its length fitted to the number of its labels.</summary>
internal static class ArmSettings
{
    /// <summary>Looks at the validation images in a run, about. Each look may cost as much as many small epochs.</summary>
    private const int Looks = 8;

    /// <summary>No run makes more steps than this many: with all labels of a large site, fewer epochs say the same.</summary>
    private const int MostSteps = 1500;

    /// <summary>The epochs that <paramref name="settings"/> ask for, fewer where that would be too many steps.</summary>
    public static int Epochs(FinetuneSettings settings, int labelled) =>
        Math.Clamp(MostSteps / Math.Max(1, Finetuner.StepsPerEpoch(labelled, settings)), 1, Finetuner.Epochs(labelled, settings));

    /// <summary>The settings of a run of <paramref name="epochs"/>.</summary>
    public static FinetuneSettings For(FinetuneSettings settings, int epochs) =>
        settings with { Epochs = epochs, ValidateEveryEpochs = Math.Max(settings.ValidateEveryEpochs, epochs / Looks) };
}
