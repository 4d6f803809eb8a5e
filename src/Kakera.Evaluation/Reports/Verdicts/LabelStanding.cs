using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;

namespace Kakera.Evaluation.Reports.Verdicts;

/// <summary>How pre-training stands with one number of labels.</summary>
/// <param name="LabelsPerClass">Labels of each class; null for all.</param>
/// <param name="Auc">The difference in macro AUC from the strongest baseline; null where it was not compared.</param>
/// <param name="Balanced">The same in balanced accuracy.</param>
internal sealed record LabelStanding(int? LabelsPerClass, Interval? Auc, Interval? Balanced)
{
    /// <summary>What pre-training was compared with, in the order of the comparisons.</summary>
    public IReadOnlyList<string> Baselines { get; init; } = [];

    /// <summary>The conclusion from both differences.</summary>
    public Standing Standing
    {
        get
        {
            bool better = Auc is { IsAboveZero: true } || Balanced is { IsAboveZero: true };
            bool worse = Auc is { IsBelowZero: true } || Balanced is { IsBelowZero: true };
            return (better, worse) switch
            {
                (true, true) => Standing.Mixed,
                (true, false) => Standing.Better,
                (false, true) => Standing.Worse,
                _ => IsNone(Auc) && IsNone(Balanced) ? Standing.Same : Standing.Undecided,
            };
        }
    }

    /// <summary>
    /// One standing for each number of labels, in the order of the comparisons. Of several baselines the strongest counts.
    /// </summary>
    public static IReadOnlyList<LabelStanding> Of(IReadOnlyList<ReportComparison> comparisons) =>
    [
        .. comparisons.GroupBy(comparison => comparison.LabelsPerClass).Select(group =>
            new LabelStanding(group.Key, Strongest(group, Metric.MacroAuc), Strongest(group, Metric.BalancedAccuracy))
            {
                Baselines = [.. group.Select(comparison => comparison.Baseline).Distinct()],
            }),
    ];

    private static bool IsNone(Interval? difference) => difference is null or { Low: 0, High: 0 };

    private static Interval? Strongest(IEnumerable<ReportComparison> comparisons, Metric metric) =>
        comparisons.Where(comparison => comparison.Metric == metric).Select(comparison => comparison.Difference)
            .Where(difference => double.IsFinite(difference.Mean)).MinBy(difference => difference.Mean);
}
