using Kakera.Data.Progress;
using Kakera.Learning.Training;
using Kakera.Settings;

namespace Kakera.Jobs;

/// <summary>What the learning half needs to know of a job.</summary>
internal static class RunContexts
{
    /// <summary>
    /// The settings with the precision that they come to here, so that a run's folder says what was computed in. Called first: a GPU that is
    /// not there is told now, not after an hour of reading images.
    /// </summary>
    /// <exception cref="Kakera.Data.KakeraException">There is no such device.</exception>
    public static KakeraSettings Resolved(KakeraSettings settings) =>
        settings with { Precision = PrecisionChoice.Resolve(settings.Precision, settings.Device) };

    /// <summary>The context of one run.</summary>
    /// <param name="context">The job's.</param>
    /// <param name="settings">Device, threads and seed.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="draw">Added to the seed: 0 but for repetitions.</param>
    /// <param name="progress">Told instead of the job's own progress, or null.</param>
    public static RunContext For(JobContext context, KakeraSettings settings, string folder, int draw = 0, IProgress<JobProgress>? progress = null) =>
        new(folder, settings.Device, (ulong)settings.Seed * 1000 + (ulong)draw, progress ?? context.Progress, context.Time, context.Cancellation)
        {
            Threads = settings.Threads,
            Precision = settings.Precision,
            Say = context.Say,
        };
}
