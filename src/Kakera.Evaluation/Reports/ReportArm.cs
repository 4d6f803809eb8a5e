using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;

namespace Kakera.Evaluation.Reports;

/// <summary>One method with one number of labels.</summary>
/// <param name="Method"><c>fg-ssl</c>, <c>scratch</c>.</param>
/// <param name="LabelsPerClass">Labels of each class; null for all.</param>
/// <param name="Labels">Labelled images in all.</param>
/// <param name="Metrics">Every metric with its interval.</param>
/// <param name="Runs">The test answers of each run (each its own draw of labels).</param>
public sealed record ReportArm(
    string Method, int? LabelsPerClass, int Labels, IReadOnlyDictionary<Metric, Interval> Metrics, IReadOnlyList<ScoredImages> Runs)
{
    /// <summary>The number of labels as the user writes it.</summary>
    public string LabelsText => LabelsPerClass?.ToString() ?? "all";
}
