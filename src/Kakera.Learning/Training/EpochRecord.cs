namespace Kakera.Learning.Training;

/// <summary>What one epoch came to: one line of <c>metrics.csv</c>, one point of a learning curve.</summary>
/// <param name="Epoch">1, 2, …</param>
/// <param name="Step">Batches trained on so far.</param>
/// <param name="LearningRate">The highest rate of any parameter in the epoch's last step.</param>
/// <param name="Loss">The weighted sum of the stages' losses, mean over the epoch's batches.</param>
/// <param name="Seconds">Time since the run began, interruptions left out. The only value that is not the same in every repetition.</param>
/// <param name="Measures">
/// Further values by name: <c>stride8.on_diagonal</c>, <c>embedding_deviation</c>, <c>effective_rank</c>, <c>knn_balanced_accuracy</c> in
/// pre-training,
/// <c>validation_macro_auc</c>, <c>validation_loss</c> in fine-tuning. One that was not measured in this epoch is missing.
/// </param>
public sealed record EpochRecord(int Epoch, long Step, double LearningRate, double Loss, double Seconds,
    IReadOnlyDictionary<string, double> Measures)
{
    /// <summary>The measure of that name, or null.</summary>
    public double? Measure(string name) => Measures.TryGetValue(name, out double value) ? value : null;
}
