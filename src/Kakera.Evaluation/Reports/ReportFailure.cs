namespace Kakera.Evaluation.Reports;

/// <summary>A method whose pre-training or fine-tuning came to nothing, so that it was left out.</summary>
/// <param name="Method">The method.</param>
/// <param name="Kind"><c>collapsed</c> or <c>not-finite</c>.</param>
/// <param name="Epoch">The epoch in which it was seen, 1, 2, …</param>
/// <param name="Step">The step at which it was seen, 1, 2, …</param>
/// <param name="Reason">What happened and what to do, with the method's name.</param>
public sealed record ReportFailure(string Method, string Kind, int Epoch, long Step, Bilingual Reason);
