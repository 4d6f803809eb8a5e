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
        if (double.IsFinite(loss) && double.IsFinite(gradientNorm))
            return;
        string what = double.IsFinite(loss) ? "the gradient" : "the loss";
        throw new TrainingDivergedException(
            $"{what} is no longer a finite number at step {step + 1} (epoch {step / stepsPerEpoch + 1})",
            setting,
            $"Set it to a third, {learningRate / 3:G2} (it is {learningRate:G4}), and start a new run.");
    }
}
