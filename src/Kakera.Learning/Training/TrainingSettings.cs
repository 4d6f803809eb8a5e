using Kakera.Data.Settings;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Schedules;

namespace Kakera.Learning.Training;

/// <summary>The ranges that the settings of pre-training and fine-tuning share.</summary>
internal static class TrainingSettings
{
    /// <summary>The most epochs that a run may have.</summary>
    public const int MostEpochs = 100_000;

    public static IEnumerable<SettingProblem> Problems(
        int batchSize, PuzzleGrids grids, int side, double gradientLimit, int checkpointEverySteps, double checkpointEverySeconds)
    {
        if (batchSize is < 2 or > 8192)
            yield return new SettingProblem("batch_size", $"is {batchSize}; must be 2 to 8192");
        foreach (SettingProblem problem in grids.IsAuto ? [] : ProgressiveSchedule.Problems(grids, side))
            yield return problem;
        if (!(gradientLimit >= 0))
            yield return new SettingProblem("gradient_limit", $"is {gradientLimit}; must be at least 0");
        if (checkpointEverySteps < 0)
            yield return new SettingProblem("checkpoint_every_steps", $"is {checkpointEverySteps}; must be at least 0");
        if (!(checkpointEverySeconds >= 0))
            yield return new SettingProblem("checkpoint_every_seconds", $"is {checkpointEverySeconds}; must be at least 0");
    }

    /// <summary>Training begins with grids, not with the word that asks a job to find them.</summary>
    public static IEnumerable<SettingProblem> OpenGrids(PuzzleGrids grids) =>
        grids.IsAuto ? [new SettingProblem("grids", "is still auto where training begins; must be numbers, such as [8, 4, 2]")] : [];

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

    /// <summary>Whether a job that is to find grids has any to try.</summary>
    public static IEnumerable<SettingProblem> SearchProblems(PuzzleGrids grids, int side)
    {
        if (grids.IsAuto && GridCandidates.For(side).Count == 0)
            yield return new SettingProblem("grids", $"is auto, but no grids can be tried on images of side {side}; choose a side that 8 divides, such as {NearestOfEight(side)}");
    }

    private static int NearestOfEight(int side) => Math.Max(16, (int)Math.Round(side / 8.0) * 8);
}
