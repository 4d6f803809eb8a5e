namespace Kakera.Jobs;

/// <summary>A classifier's answers.</summary>
/// <param name="ModelPath">The classifier.</param>
/// <param name="File">The answers, as <c>predictions.csv</c>.</param>
/// <param name="Answered">Images answered with a confidence that reaches the classifier's threshold.</param>
/// <param name="Abstained">Images below it: their status is <c>abstained</c>, and an expert should look.</param>
/// <param name="Skipped">Files that could not be read.</param>
public sealed record PredictResult(string ModelPath, string File, int Answered, int Abstained, int Skipped);
