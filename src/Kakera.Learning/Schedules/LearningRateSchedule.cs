namespace Kakera.Learning.Schedules;

/// <summary>The learning rate as a share of its highest value: a pure function of the step, so that nothing of it needs to be saved.</summary>
/// <param name="WarmupSteps">Steps over which the rate rises in equal parts to its highest value; 0 for none.</param>
/// <param name="TotalSteps">Steps in all, at least 1.</param>
public sealed record LearningRateSchedule(long WarmupSteps, long TotalSteps)
{
    /// <summary>The share of the highest rate at a step.</summary>
    /// <param name="step">Counted from 0.</param>
    /// <returns>In (0, 1] while the run lasts; 0 after it.</returns>
    public double At(long step)
    {
        // 1. rising: the first step already moves
        if (step < WarmupSteps)
            return (step + 1.0) / WarmupSteps;
        // 2. over
        if (step >= TotalSteps)
            return 0;
        // 3. half a cosine from 1 to 0 (arXiv 1608.03983, equation 5)
        double done = (double)(step - WarmupSteps) / (TotalSteps - WarmupSteps);
        return 0.5 * (1 + Math.Cos(Math.PI * done));
    }
}
