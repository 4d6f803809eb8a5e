using Kakera.Learning.Training;

namespace Kakera.Learning.Monitoring;

/// <summary>
/// Stops a pre-training whose embeddings have collapsed. A function of the history alone, so that a resumed run judges alike.
/// </summary>
internal static class CollapseGuard
{
    public const string Deviation = "embedding_deviation";
    public const string Rank = "effective_rank";

    /// <param name="history">All epochs so far.</param>
    /// <param name="settings">What counts as collapsed.</param>
    /// <param name="learningRate">The value of <c>pretrain.learning_rate</c>.</param>
    /// <exception cref="TrainingDivergedException">The last epochs all lie below a threshold.</exception>
    public static void Check(IReadOnlyList<EpochRecord> history, CollapseSettings settings, double learningRate)
    {
        if (history.Count < settings.PatienceEpochs
            || !history.TakeLast(settings.PatienceEpochs).All(record => IsCollapsed(record, settings)))
            return;
        EpochRecord last = history[^1];
        throw new TrainingDivergedException(
            $"the embeddings have collapsed: for {settings.PatienceEpochs} epochs, the last being epoch {last.Epoch} (step {last.Step}), all images look alike to the "
            + $"network (deviation {last.Measure(Deviation):G3}, effective rank {last.Measure(Rank):G3})",
            "pretrain.learning_rate",
            $"Set it to a third, {learningRate / 3:G2} (it is {learningRate:G4}), or use a larger pretrain.batch_size, and start a new run. "
            + "Images that are nearly all black or all the same also do this: look at the findings of the import.")
        {
            Divergence = Divergence.Collapsed,
            Epoch = last.Epoch,
            Step = last.Step,
        };
    }

    private static bool IsCollapsed(EpochRecord record, CollapseSettings settings) =>
        record.Measure(Deviation) < settings.MinimumDeviation || record.Measure(Rank) < settings.MinimumRank;
}
