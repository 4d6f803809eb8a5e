namespace Kakera.Cli.Terminal;

/// <summary>How fast something goes lately: the mean over the last half minute, so that a slow start is soon forgotten.</summary>
/// <param name="time">The clock.</param>
internal sealed class MovingRate(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    private readonly Queue<Point> _points = new();

    /// <summary>Begins anew.</summary>
    public void Clear() => _points.Clear();

    /// <summary>Units a second after <paramref name="done"/> units; null while there is too little to say.</summary>
    public double? After(long done)
    {
        var now = new Point(time.GetTimestamp(), done);
        if (_points.TryPeek(out Point? first) && done < first.Done)
            Clear(); // counted anew
        if (_points.Count == 0 || time.GetElapsedTime(_points.Last().Timestamp, now.Timestamp) >= Least)
            _points.Enqueue(now);
        while (_points.Count > 2 && time.GetElapsedTime(_points.ElementAt(1).Timestamp, now.Timestamp) >= Window)
            _points.Dequeue();
        Point oldest = _points.Peek();
        TimeSpan elapsed = time.GetElapsedTime(oldest.Timestamp, now.Timestamp);
        return elapsed >= Least && done > oldest.Done ? (done - oldest.Done) / elapsed.TotalSeconds : null;
    }

    private sealed record Point(long Timestamp, long Done);
}
