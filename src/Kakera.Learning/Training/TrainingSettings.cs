using Kakera.Data.Settings;
using Kakera.Learning.Schedules;

namespace Kakera.Learning.Training;

/// <summary>The ranges that the settings of pre-training and fine-tuning share.</summary>
internal static class TrainingSettings
{
    /// <summary>The most epochs that a run may have.</summary>
    public const int MostEpochs = 100_000;

    public static IEnumerable<SettingProblem> Problems(
        int batchSize, int[] grids, int side, double gradientLimit, int checkpointEverySteps, double checkpointEverySeconds)
    {
        if (batchSize is < 2 or > 8192)
            yield return new SettingProblem("batch_size", $"is {batchSize}; must be 2 to 8192");
        foreach (SettingProblem problem in ProgressiveSchedule.Problems(grids, side))
            yield return problem;
        if (!(gradientLimit >= 0))
            yield return new SettingProblem("gradient_limit", $"is {gradientLimit}; must be at least 0");
        if (checkpointEverySteps < 0)
            yield return new SettingProblem("checkpoint_every_steps", $"is {checkpointEverySteps}; must be at least 0");
        if (!(checkpointEverySeconds >= 0))
            yield return new SettingProblem("checkpoint_every_seconds", $"is {checkpointEverySeconds}; must be at least 0");
    }

    public static IEnumerable<SettingProblem> RateProblems(string path, double rate)
    {
        if (!(rate > 0) || !double.IsFinite(rate))
            yield return new SettingProblem(path, $"is {rate}; must be above 0");
    }

    public static IEnumerable<SettingProblem> ShareProblems(string path, double share)
    {
        if (share is not (>= 0 and <= 1))
            yield return new SettingProblem(path, $"is {share}; must be 0 to 1");
    }
}
