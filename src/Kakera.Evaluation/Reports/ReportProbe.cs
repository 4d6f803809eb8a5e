using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;

namespace Kakera.Evaluation.Reports;

/// <summary>A probe of a frozen encoder.</summary>
/// <param name="Probe"><c>linear-probe</c> or <c>k-nn</c>.</param>
/// <param name="Encoder"><c>pre-trained</c>, or of several methods their names, or <c>untrained</c>.</param>
/// <param name="Labels">Labelled images that it learned from.</param>
/// <param name="Metrics">Every metric with its interval.</param>
public sealed record ReportProbe(string Probe, string Encoder, int Labels, IReadOnlyDictionary<Metric, Interval> Metrics);
