using System.Globalization;
using Kakera.Data.Progress;
using Kakera.Settings;

namespace Kakera.Cli.Terminal;

/// <summary>
/// Shows how far a job is, with rate and time left: one line that is written over on a terminal, otherwise a plain line now and then.
/// Jobs report from any thread.
/// </summary>
internal sealed class ConsoleProgress(Surroundings surroundings, Tongue tongue) : IProgress<JobProgress>, IDisposable
{
    private const int BarWidth = 24;
    private const int TerminalWidth = 100;
    private static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private string? _stage;
    private long _stageBegun;
    private long _doneAtBegin;
    private long _lastShown;
    private bool _lineIsOpen;

    /// <inheritdoc/>
    public void Report(JobProgress value)
    {
        lock (_lock)
        {
            long now = surroundings.Time.GetTimestamp();
            bool isNew = value.Stage != _stage;
            if (isNew)
            {
                CloseLine();
                (_stage, _stageBegun, _doneAtBegin) = (value.Stage, now, value.Done);
            }

            bool isLast = value.Total > 0 && value.Done >= value.Total;
            TimeSpan between = surroundings.ErrorIsTerminal ? BetweenFrames : BetweenLines;
            if (!isNew && !isLast && surroundings.Time.GetElapsedTime(_lastShown, now) < between)
                return;
            _lastShown = now;
            Show(Line(value, surroundings.Time.GetElapsedTime(_stageBegun, now)));
        }
    }

    /// <summary>A line that stays.</summary>
    public void Say(string line)
    {
        lock (_lock)
        {
            CloseLine();
            surroundings.Error.WriteLine(line);
        }
    }

    /// <summary>Ends the line that is being written over.</summary>
    public void Finish()
    {
        lock (_lock)
            CloseLine();
    }

    /// <inheritdoc/>
    public void Dispose() => Finish();

    private string Line(JobProgress value, TimeSpan elapsed)
    {
        var parts = new List<string> { StageName(value.Stage) };
        if (value.Total > 0)
        {
            double share = Math.Clamp((double)value.Done / value.Total, 0, 1);
            if (surroundings.ErrorIsTerminal)
                parts.Add(new string('█', (int)(share * BarWidth)).PadRight(BarWidth, '░'));
            parts.Add(share.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", ""));
        }

        parts.Add($"{value.Done}{(value.Total > 0 ? $"/{value.Total}" : "")} {UnitName(value.Unit)}");
        double rate = elapsed.TotalSeconds > 1 ? (value.Done - _doneAtBegin) / elapsed.TotalSeconds : 0;
        if (rate > 0)
        {
            parts.Add($"{rate.ToString(rate < 10 ? "0.0" : "0", CultureInfo.InvariantCulture)}/s");
            if (value.Total > value.Done)
                parts.Add(tongue[$"{Left(value, rate)} left", $"残り {Left(value, rate)}"]);
        }

        if (value.Note is not null)
            parts.Add(value.Note);
        return string.Join("  ", parts);
    }

    private static string Left(JobProgress value, double rate) =>
        DurationText.Write(TimeSpan.FromSeconds(Math.Min((value.Total - value.Done) / rate, 1e7)));

    private void Show(string line)
    {
        if (!surroundings.ErrorIsTerminal)
        {
            surroundings.Error.WriteLine(line);
            return;
        }

        // Longer lines would wrap, and could not be written over.
        surroundings.Error.Write($"\r{(line.Length > TerminalWidth ? line[..(TerminalWidth - 1)] + "…" : line)}\u001b[K");
        surroundings.Error.Flush();
        _lineIsOpen = true;
    }

    private void CloseLine()
    {
        if (_lineIsOpen)
            surroundings.Error.WriteLine();
        _lineIsOpen = false;
    }

    private string StageName(string stage) => stage switch
    {
        "demo" => tongue["making the practice set", "練習用データを作成中"],
        "read" or "import" => tongue["reading images", "画像を読み込み中"],
        "cache" or "decode" => tongue["decoding images", "画像を展開中"],
        "pretrain" => tongue["pre-training", "事前学習中"],
        "finetune" => tongue["fine-tuning", "微調整中"],
        "evaluate" => tongue["testing", "評価中"],
        "probe" => tongue["probing the encoder", "エンコーダを検査中"],
        "report" => tongue["writing the report", "レポートを作成中"],
        _ => stage,
    };

    private string UnitName(string unit) => unit switch
    {
        "images" => tongue["images", "枚"],
        "steps" => tongue["steps", "ステップ"],
        "runs" => tongue["runs", "回"],
        _ => unit,
    };
}
