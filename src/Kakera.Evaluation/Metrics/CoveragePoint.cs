namespace Kakera.Evaluation.Metrics;

/// <summary>What becomes of accuracy where only the surest answers are given.</summary>
/// <param name="Answered">Share of the images that are answered, above 0, to 1.</param>
/// <param name="Accuracy">Share of those answers that is right.</param>
internal readonly record struct CoveragePoint(double Answered, double Accuracy);
