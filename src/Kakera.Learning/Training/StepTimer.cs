using Kakera.Data.Pixels;

namespace Kakera.Learning.Training;

/// <summary>Times batches of a training that is thrown away.</summary>
internal static class StepTimer
{
    private const int WarmUp = 2; // the first batches also allocate memory and choose algorithms

    /// <summary>
    /// The mean over <paramref name="steps"/> batches after two that are not counted. Reports nothing and writes nothing.
    /// </summary>
    public static TimeSpan Measure(TrainingLoop loop, ITrainingTask task, PixelCache pixels, int steps, RunContext context)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        long begun = 0;
        int done = 0;
        foreach (PixelBatch batch in new PixelLoader(pixels)
            .Read(Enumerable.Range(0, int.MaxValue).SelectMany(task.Batches).Take(WarmUp + steps)))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (done == WarmUp)
                begun = context.Time.GetTimestamp();
            loop.Step(batch, epoch: 0, step: done++);
        }
        return context.Time.GetElapsedTime(begun) / steps;
    }
}
