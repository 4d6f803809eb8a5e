namespace Kakera.Evaluation.Metrics;

/// <summary>A point of a ROC curve.</summary>
/// <param name="FalsePositiveRate">Share of the other classes' images taken for the class, 0 … 1.</param>
/// <param name="TruePositiveRate">Share of the class's images found, 0 … 1.</param>
public readonly record struct RocPoint(double FalsePositiveRate, double TruePositiveRate);
