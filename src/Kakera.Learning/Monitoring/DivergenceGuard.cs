namespace Kakera.Learning.Monitoring;

/// <summary>Stops a training whose numbers have run away.</summary>
/// <param name="setting">The setting that holds the learning rate: <c>pretrain.learning_rate</c>.</param>
/// <param name="learningRate">Its value.</param>
/// <param name="stepsPerEpoch">Batches in an epoch.</param>
internal sealed class DivergenceGuard(string setting, double learningRate, int stepsPerEpoch)
{
    /// <summary>Called before the optimiser moves anything, so that the last checkpoint never holds what is not a number.</summary>
    /// <exception cref="TrainingDivergedException">The loss or the gradient is not finite.</exception>
    public void Check(double loss, double gradientNorm, long step)
    {
        if (!double.IsFinite(loss))
            Stop("the loss", step + 1);
        if (!double.IsFinite(gradientNorm))
            Stop("the gradient", step + 1);
    }

    /// <summary>Called after an epoch: its last step may have been the one too far.</summary>
    /// <exception cref="TrainingDivergedException">A measure is not finite.</exception>
    public void Check(IReadOnlyDictionary<string, double> measures, long steps)
    {
        foreach ((string name, double value) in measures)
            if (!double.IsFinite(value))
                Stop(name, steps);
    }

    private void Stop(string what, long step) => throw new TrainingDivergedException(
        $"{what} is no longer a finite number at step {step} (epoch {EpochOf(step)})",
        setting,
        $"Set it to a third, {learningRate / 3:G2} (it is {learningRate:G4}), and start a new run.")
    {
        Divergence = Divergence.NotFinite,
        Epoch = EpochOf(step),
        Step = step,
    };

    private int EpochOf(long step) => (int)((step - 1) / stepsPerEpoch) + 1;
}
