using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;

namespace Kakera.Evaluation.Reports;

/// <summary>How much better a method is than another on the same labels.</summary>
/// <param name="LabelsPerClass">Labels of each class; null for all.</param>
/// <param name="Metric">In which metric.</param>
/// <param name="Method">The method.</param>
/// <param name="Baseline">The other.</param>
/// <param name="Difference">Method minus baseline, paired.</param>
public sealed record ReportComparison(int? LabelsPerClass, Metric Metric, string Method, string Baseline, Interval Difference);
