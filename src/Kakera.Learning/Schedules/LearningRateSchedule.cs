namespace Kakera.Learning.Schedules;

/// <summary>The learning rate as a share of its highest value: a pure function of the step, so that nothing of it needs to be saved.</summary>
/// <param name="WarmupSteps">Steps over which the rate rises in equal parts to its highest value; 0 for none.</param>
/// <param name="TotalSteps">Steps that are planned, at least 1.</param>
public sealed record LearningRateSchedule(long WarmupSteps, long TotalSteps)
{
    private readonly Cut? _cut;

    /// <summary>Steps in all: those planned, fewer where the plan was cut.</summary>
    public long Steps => _cut is null ? TotalSteps : _cut.Step + _cut.TailSteps;

    /// <summary>The same up to a step, from which the rate falls along half a cosine of its own to zero. What was cut can be cut again.</summary>
    /// <param name="step">The first step of the tail, after the rising part.</param>
    /// <param name="tailSteps">Steps of the tail, at least 1.</param>
    public LearningRateSchedule CutAt(long step, long tailSteps) => new(this, new Cut(step, tailSteps, Before: this));

    private LearningRateSchedule(LearningRateSchedule planned, Cut cut)
        : this(planned) => _cut = cut;

    /// <summary>The share of the highest rate at a step.</summary>
    /// <param name="step">Counted from 0.</param>
    /// <returns>In (0, 1] while the run lasts; 0 after it.</returns>
    public double At(long step)
    {
        // 1. rising: the first step already moves
        if (step < WarmupSteps)
            return (step + 1.0) / WarmupSteps;
        // 2. over
        if (step >= Steps)
            return 0;
        // 3. falling as planned
        if (_cut is not { Before: var before })
            return HalfCosine((double)(step - WarmupSteps) / (TotalSteps - WarmupSteps));
        // 4. brought down before its time, from where it is
        return step < _cut.Step ? before.At(step) : before.At(_cut.Step) * HalfCosine((double)(step - _cut.Step) / _cut.TailSteps);
    }

    // From 1 to 0 (arXiv 1608.03983, equation 5).
    private static double HalfCosine(double done) => 0.5 * (1 + Math.Cos(Math.PI * done));

    private sealed record Cut(long Step, long TailSteps, LearningRateSchedule Before);
}
