namespace Kakera.Evaluation.Reports;

/// <summary>One epoch of pre-training.</summary>
/// <param name="Epoch">1, 2, …</param>
/// <param name="Loss">The mean loss.</param>
/// <param name="EmbeddingDeviation">How far the embeddings spread; near 0 they have collapsed. Null where it was not measured.</param>
/// <param name="EffectiveRank">How many directions the embeddings use. Null where it was not measured.</param>
/// <param name="NeighbourAuc">Macro AUC of nearest neighbours on the labelled few. Null without labels.</param>
public sealed record ReportEpoch(int Epoch, double Loss, double? EmbeddingDeviation, double? EffectiveRank, double? NeighbourAuc);
