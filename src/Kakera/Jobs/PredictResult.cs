namespace Kakera.Jobs;

/// <summary>A classifier's answers.</summary>
/// <param name="ModelPath">The classifier.</param>
/// <param name="File">The answers, as <c>predictions.csv</c>.</param>
/// <param name="Answered">Images answered.</param>
/// <param name="Skipped">Files that could not be read.</param>
public sealed record PredictResult(string ModelPath, string File, int Answered, int Skipped);
