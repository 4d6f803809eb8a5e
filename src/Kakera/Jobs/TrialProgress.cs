using Kakera.Data.Progress;

namespace Kakera.Jobs;

/// <summary>Shows the trials of grids as one job.</summary>
/// <param name="inner">Told of the whole.</param>
/// <param name="trial">Which trial this is, from 0.</param>
/// <param name="trials">How many there are.</param>
/// <param name="images">Images that each trains on, repetitions counted.</param>
/// <param name="name">The grids.</param>
internal sealed class TrialProgress(IProgress<JobProgress> inner, int trial, int trials, long images, string name) : IProgress<JobProgress>
{
    public void Report(JobProgress value)
    {
        if (value.Stage != "pretrain") // scoring is too short to show
            return;
        inner.Report(value with
        {
            Stage = "grids",
            Done = trial * images + Math.Min(value.Done, images),
            Total = trials * images,
            Note = $"trial {trial + 1}/{trials}: {name}",
        });
    }
}
