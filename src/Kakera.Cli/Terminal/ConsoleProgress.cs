using System.Globalization;
using Kakera.Cli.Errors;
using Kakera.Data;
using Kakera.Data.Progress;
using Kakera.Settings;

namespace Kakera.Cli.Terminal;

/// <summary>
/// Shows how far a job is, with rate and time left: on a terminal one line that is written over; otherwise a plain line now and then, so that
/// a log of a night's training stays short. Jobs report from any thread.
/// </summary>
internal sealed class ConsoleProgress(Surroundings surroundings, Tongue tongue) : IProgress<JobProgress>, IDisposable
{
    private const int BarWidth = 20;
    private const int LeastColumnsForBar = 64;
    private const double ShareBetweenLines = .1;
    private static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LeastBetweenLines = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MostBetweenLines = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly MovingRate _rate = new(surroundings.Time);
    private JobProgress? _shown;
    private JobProgress? _last;
    private double? _lastRate;
    private long _shownAt;
    private bool _lineIsOpen;

    /// <inheritdoc/>
    public void Report(JobProgress value)
    {
        lock (_lock)
        {
            bool isNew = value.Stage != _shown?.Stage;
            if (isNew)
                CloseStage();

            if (value.Stage != _last?.Stage || value.Total != _last.Total)
                _rate.Clear(); // another count
            _last = value;
            _lastRate = _rate.After(value.Done);
            if (isNew || IsDue(value))
                ShowLast();
        }
    }

    /// <summary>A line that stays.</summary>
    public void Say(string line)
    {
        lock (_lock)
        {
            CloseStage();
            surroundings.Error.WriteLine(Told(line));
        }
    }

    /// <summary>Ends the line that is being written over.</summary>
    public void Finish()
    {
        lock (_lock)
            CloseStage();
    }

    /// <inheritdoc/>
    public void Dispose() => Finish();

    private bool IsDue(JobProgress value)
    {
        TimeSpan since = surroundings.Time.GetElapsedTime(_shownAt);
        if (surroundings.ErrorIsTerminal)
            return since >= BetweenFrames;
        return since >= MostBetweenLines || (since >= LeastBetweenLines && Share(value) - Share(_shown!) >= ShareBetweenLines);
    }

    private static double Share(JobProgress value) => value.Total > 0 ? Math.Clamp((double)value.Done / value.Total, 0, 1) : 0;

    private string Line(JobProgress value, double? rate)
    {
        var parts = new List<string> { StageNames.Stage(value.Stage, tongue) };
        if (value.Total > 0)
        {
            double share = Share(value);
            if (surroundings.ErrorIsTerminal && surroundings.Columns() >= LeastColumnsForBar)
                parts.Add(new string('█', (int)(share * BarWidth)).PadRight(BarWidth, '░'));
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{(int)(share * 100)}%"));
            parts.Add(StageNames.Count(string.Create(CultureInfo.InvariantCulture, $"{value.Done}/{value.Total}"), value.Unit, tongue));
        }
        else if (value.Done > 0)
        {
            parts.Add(StageNames.Count(value.Done.ToString(CultureInfo.InvariantCulture), value.Unit, tongue));
        }

        if (rate is double perSecond)
        {
            string pace = perSecond.ToString(perSecond < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
            parts.Add(tongue[$"{pace}/s", $"毎秒 {pace}"]);
            if (value.Total > value.Done)
                parts.Add(tongue[$"{Left(value, perSecond)} left", $"残り {Left(value, perSecond)}"]);
        }

        if (value.Note is not null)
            parts.Add(Told(value.Note));
        return string.Join("  ", parts);
    }

    private string Told(string note) => tongue.Language == Language.Japanese ? JapaneseErrors.OfNote(note) : note;

    private static string Left(JobProgress value, double rate) =>
        DurationText.Write(TimeSpan.FromSeconds(Math.Min((value.Total - value.Done) / rate, 1e7)));

    private void Show(string line)
    {
        if (!surroundings.ErrorIsTerminal)
        {
            surroundings.Error.WriteLine(line);
            return;
        }

        // A longer line would wrap, and could not be written over; in the last cell, some terminals wrap already.
        surroundings.Error.Write($"\r{Cells.Cut(line, surroundings.Columns() - 1)}\u001b[K");
        surroundings.Error.Flush();
        _lineIsOpen = true;
    }

    // The end of a stage is told, too: it says how long the next of its kind will take.
    private void CloseStage()
    {
        if (_last is { Total: > 0 } && _last != _shown && _last.Done >= _last.Total)
            ShowLast();
        CloseLine();
    }

    private void ShowLast()
    {
        (_shown, _shownAt) = (_last, surroundings.Time.GetTimestamp());
        Show(Line(_last!, _lastRate));
    }

    private void CloseLine()
    {
        if (_lineIsOpen)
            surroundings.Error.WriteLine();
        _lineIsOpen = false;
    }
}
