namespace Kakera.Evaluation.Reports;

/// <summary>How pre-training with one method went.</summary>
/// <param name="Method"><c>fg-ssl</c> or another method's name.</param>
/// <param name="PlannedEpochs">Epochs that were planned.</param>
/// <param name="StandstillEpoch">The epoch at whose end nothing had moved any more, so that it ended early; null where there was none.</param>
/// <param name="ShortenedEpoch">The epoch at whose end fewer epochs were left, lest it take longer than it may; null where there was none.</param>
/// <param name="KeptEpoch">The epoch whose weights the encoder has.</param>
/// <param name="KeptBy">The rule that chose it: <c>last</c> or <c>best-knn</c>.</param>
/// <param name="Epochs">The epochs that were trained, one by one.</param>
public sealed record ReportPretraining(
    string Method, int PlannedEpochs, int? StandstillEpoch, int? ShortenedEpoch, int KeptEpoch, string KeptBy, IReadOnlyList<ReportEpoch> Epochs)
{
    /// <summary>The one that stands for all where there is room for one: the product's own method's, else the first; null where there is none.</summary>
    public static ReportPretraining? ShownOf(IReadOnlyList<ReportPretraining> all) =>
        all.FirstOrDefault(pretraining => pretraining.Method == "fg-ssl") ?? (all.Count > 0 ? all[0] : null);
}
