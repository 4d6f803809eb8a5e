namespace Kakera.Evaluation.Reports;

/// <summary>How one fine-tuning went.</summary>
/// <param name="Method"><c>fg-ssl</c>, another method's name, or <c>scratch</c>.</param>
/// <param name="LabelsPerClass">Labels of each class; null for all.</param>
/// <param name="Draw">Which draw of labels: 0, 1, …</param>
/// <param name="Epochs">Epoch by epoch.</param>
public sealed record ReportFinetuning(string Method, int? LabelsPerClass, int Draw, IReadOnlyList<ReportFinetuningEpoch> Epochs);
