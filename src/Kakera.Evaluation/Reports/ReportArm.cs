using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;

namespace Kakera.Evaluation.Reports;

/// <summary>One method with one number of labels.</summary>
/// <param name="Method"><c>fg-ssl</c>, another method's name, <c>transfer</c>, or <c>scratch</c>.</param>
/// <param name="LabelsPerClass">Labels of each class; null for all.</param>
/// <param name="Labels">Labelled images in all.</param>
/// <param name="Metrics">Every metric with its interval.</param>
/// <param name="Runs">The test answers of each run (each its own draw of labels).</param>
public sealed record ReportArm(
    string Method, int? LabelsPerClass, int Labels, IReadOnlyDictionary<Metric, Interval> Metrics, IReadOnlyList<ScoredImages> Runs)
{
    /// <summary>Mean macro AUC of the runs on the validation images, by which the best arm is chosen; null where it was not measured.</summary>
    public double? ValidationAuc { get; init; }

    /// <summary>Runs whose classifier answers with a probe on the starting weights beside its network.</summary>
    public int ProbedRuns { get; init; }

    /// <summary>The number of labels as the user writes it.</summary>
    public string LabelsText => LabelsPerClass?.ToString() ?? "all";

    /// <summary>
    /// The arm to go on with: the best on the validation images, so that its figures on the test images are not the luckiest of several.
    /// Arms without that figure are compared by the test. Null where there are none.
    /// </summary>
    public static ReportArm? BestOf(IEnumerable<ReportArm> arms) => arms.MaxBy(arm => arm.ValidationAuc ?? arm.Metrics[Metric.MacroAuc].Mean);
}
