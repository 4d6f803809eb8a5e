namespace Kakera.Evaluation.Metrics;

/// <summary>The answers whose confidence lies in one of the bins of <see cref="Metric.CalibrationError"/>.</summary>
/// <param name="Images">How many.</param>
/// <param name="Confidence">Their mean confidence.</param>
/// <param name="Accuracy">The share that was right. Where confidence means what it says, the two are equal.</param>
internal readonly record struct ConfidenceBin(double Images, double Confidence, double Accuracy);
