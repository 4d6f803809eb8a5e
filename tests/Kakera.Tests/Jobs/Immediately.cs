using Kakera.Data.Progress;

namespace Kakera.Tests.Jobs;

/// <summary>Tells at once: <see cref="Progress{T}"/> would do so on another thread, too late to stop there.</summary>
internal sealed class Immediately(Action<JobProgress> report) : IProgress<JobProgress>
{
    public void Report(JobProgress value) => report(value);
}
