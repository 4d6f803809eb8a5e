using Kakera.Data.Progress;

namespace Kakera.Data.Tests;

/// <summary>Remembers how far a job came, and may act on it.</summary>
internal sealed class Counter : IProgress<JobProgress>
{
    public long Last { get; private set; }

    public long At { get; init; } = -1;

    public Action? Then { get; init; }

    public void Report(JobProgress value)
    {
        Last = value.Done;
        if (value.Done == At)
            Then?.Invoke();
    }
}
