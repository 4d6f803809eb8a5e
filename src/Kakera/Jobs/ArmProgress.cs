using Kakera.Data.Progress;

namespace Kakera.Jobs;

/// <summary>Shows several fine-tunings as one job: images done over all arms.</summary>
/// <param name="inner">Told of the whole.</param>
/// <param name="totals">Images that each arm will train on, repetitions counted.</param>
internal sealed class ArmProgress(IProgress<JobProgress> inner, IReadOnlyList<long> totals)
{
    private readonly long _total = totals.Sum();

    /// <summary>The progress of one arm.</summary>
    public IProgress<JobProgress> Of(int index, PilotArm arm)
    {
        long before = totals.Take(index).Sum();
        return new Forward(inner, progress => progress with
        {
            Done = before + Math.Min(progress.Done, totals[index]),
            Total = _total,
            Note = $"run {index + 1}/{totals.Count}: {arm}",
        });
    }

    private sealed class Forward(IProgress<JobProgress> inner, Func<JobProgress, JobProgress> change) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            if (value.Stage == "finetune") // predictions in between are too short to show
                inner.Report(change(value));
        }
    }
}
