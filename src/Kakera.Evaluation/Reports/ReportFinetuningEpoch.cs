namespace Kakera.Evaluation.Reports;

/// <summary>One epoch of fine-tuning.</summary>
/// <param name="Epoch">1, 2, …</param>
/// <param name="Loss">The mean loss on the images learned from.</param>
/// <param name="ValidationAuc">Macro AUC on the validation images; null where it was not measured.</param>
public sealed record ReportFinetuningEpoch(int Epoch, double Loss, double? ValidationAuc);
