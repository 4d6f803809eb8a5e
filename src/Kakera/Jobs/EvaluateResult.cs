using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;

namespace Kakera.Jobs;

/// <summary>A classifier's test.</summary>
/// <param name="ModelPath">The classifier.</param>
/// <param name="Images">Test images.</param>
/// <param name="Temperature">What calibrates its confidence, chosen on validation images.</param>
/// <param name="Metrics">Every metric with its interval; <see cref="Metric.QuadraticKappa"/> only where classes are ordered.</param>
/// <param name="Predictions">Its answers, as <c>predictions.csv</c>.</param>
public sealed record EvaluateResult(
    string ModelPath, int Images, double Temperature, IReadOnlyDictionary<Metric, Interval> Metrics, string Predictions);
