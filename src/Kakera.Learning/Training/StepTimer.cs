using Kakera.Data.Progress;

namespace Kakera.Learning.Training;

/// <summary>Times batches of a training that is thrown away: the loop's own steps, on batches from wherever the caller has them.</summary>
internal static class StepTimer
{
    private const int WarmUp = 2; // the first batches also allocate memory and choose algorithms
    private const int HeldBatches = 4;

    /// <summary>The batches as the loop gets them, read ahead while it trains; epoch after epoch without end.</summary>
    public static IEnumerable<PixelBatch> Streamed(ITrainingTask task, PixelLoader loader) =>
        loader.Read(Enumerable.Range(0, int.MaxValue).SelectMany(task.Batches));

    /// <summary>The first few of them in memory, in turn and without end: none is waited for.</summary>
    public static IEnumerable<PixelBatch> Held(ITrainingTask task, PixelLoader loader)
    {
        PixelBatch[] held = [.. Streamed(task, loader).Take(HeldBatches).Select(batch => batch with { Pixels = [.. batch.Pixels] })];
        return Enumerable.Range(0, int.MaxValue).Select(i => held[i % held.Length]);
    }

    /// <summary>Times <paramref name="steps"/> batches after two that are not counted. Writes nothing.</summary>
    /// <param name="loop">The training.</param>
    /// <param name="batches">What it trains on, without end.</param>
    /// <param name="steps">At least 1.</param>
    /// <param name="stage">What the progress is called that the context is told.</param>
    /// <param name="context">Clock, progress and cancellation.</param>
    public static StepTimes Measure(TrainingLoop loop, IEnumerable<PixelBatch> batches, int steps, string stage, RunContext context)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        long begun = 0;
        TimeSpan waited = TimeSpan.Zero;
        using IEnumerator<PixelBatch> waiting = batches.GetEnumerator();
        for (int step = 0; step < WarmUp + steps; step++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            long asked = context.Time.GetTimestamp();
            if (step == WarmUp)
                (begun, waited) = (asked, TimeSpan.Zero);
            waiting.MoveNext();
            waited += context.Time.GetElapsedTime(asked);
            loop.Step(waiting.Current, epoch: 0, step);
            int images = waiting.Current.Items.Count;
            context.Progress?.Report(new JobProgress(stage, (step + 1L) * images, (long)(WarmUp + steps) * images, "images"));
        }
        TimeSpan all = context.Time.GetElapsedTime(begun);
        return new StepTimes(all / steps, all > TimeSpan.Zero ? waited / all : 0);
    }
}
