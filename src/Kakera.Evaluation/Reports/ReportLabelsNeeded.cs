using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;

namespace Kakera.Evaluation.Reports;

/// <summary>What a method's lead is worth in labels.</summary>
/// <param name="LabelsPerClass">Labels of each class that the method had; null for all.</param>
/// <param name="Labels">Labelled images that it had in all.</param>
/// <param name="Metric">By which metric.</param>
/// <param name="Method">The method.</param>
/// <param name="Baseline">The other.</param>
/// <param name="Needed">Labelled images with which the other would have done as well.</param>
public sealed record ReportLabelsNeeded(int? LabelsPerClass, int Labels, Metric Metric, string Method, string Baseline, LabelsNeeded Needed);
