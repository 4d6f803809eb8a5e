namespace Kakera.Evaluation.Reports;

/// <summary>
/// Which grids are taken after trials: the default's, unless others are better and the 95 % interval of the paired difference excludes zero; of
/// several such, those with the largest difference. A trial is short and its score uncertain: what is not shown to be better changes nothing.
/// </summary>
public static class GridRule
{
    /// <summary>The trial whose grids are taken; of equal ones the first.</summary>
    /// <param name="trials">Trials, of which one is the default's.</param>
    public static ReportGridTrial Choose(IReadOnlyList<ReportGridTrial> trials) =>
        trials.Where(trial => trial.Difference is { IsAboveZero: true }).MaxBy(trial => trial.Difference!.Mean) ?? trials.Single(trial => trial.IsDefault);
}
