using Kakera.Cli.Terminal;
using Kakera.Data;
using Kakera.Data.Progress;

namespace Kakera.Cli.Tests.Terminal;

public sealed class ConsoleProgressTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly StringWriter _error = new() { NewLine = "\n" };

    [Fact]
    public void A_log_gets_a_line_every_tenth_of_the_way_but_not_more_often_than_every_ten_seconds()
    {
        using ConsoleProgress progress = Progress(terminal: false);
        for (int step = 0; step <= 1000; step++, _time.Advance(.5))
            progress.Report(new JobProgress("pretrain", step, 1000, "steps"));
        Assert.Equal(
            """
            pre-training  0%  0/1000 steps
            pre-training  10%  100/1000 steps  2.0/s  7m 30s left
            pre-training  20%  200/1000 steps  2.0/s  6m 40s left
            """,
            string.Join('\n', Lines()[..3]));
        progress.Finish();
        Assert.Equal(11, Lines().Length);
        Assert.Equal("pre-training  100%  1000/1000 steps  2.0/s", Lines()[^1]);
    }

    [Fact]
    public void A_slow_job_gets_a_line_every_minute()
    {
        using ConsoleProgress progress = Progress(terminal: false);
        for (int step = 0; step <= 60; step++, _time.Advance(5))
            progress.Report(new JobProgress("pretrain", step, 100_000, "steps"));
        Assert.Equal(6, Lines().Length);
    }

    [Fact]
    public void The_rate_is_that_of_the_last_half_minute()
    {
        using ConsoleProgress progress = Progress(terminal: false);
        for (int step = 0; step < 100; step++, _time.Advance(1))
            progress.Report(new JobProgress("read", step, 10_000, "images"));
        for (int step = 100; step <= 1300; step += 10, _time.Advance(1))
            progress.Report(new JobProgress("read", step, 10_000, "images"));
        Assert.Contains("  1.0/s  ", Lines()[1]);
        Assert.Contains("  10/s  ", Lines()[^1]);
    }

    [Fact]
    public void The_rate_of_a_resumed_job_does_not_count_what_was_done_before()
    {
        using ConsoleProgress progress = Progress(terminal: false);
        progress.Report(new JobProgress("pretrain", 500, 1000, "steps"));
        _time.Advance(100);
        progress.Report(new JobProgress("pretrain", 700, 1000, "steps", "loss 41.2"));
        Assert.Equal(["pre-training  50%  500/1000 steps", "pre-training  70%  700/1000 steps  2.0/s  2m 30s left  loss 41.2"], Lines());
    }

    [Fact]
    public void The_end_is_told_once()
    {
        using ConsoleProgress progress = Progress(terminal: false);
        progress.Report(new JobProgress("read", 0, 10, "images"));
        progress.Report(new JobProgress("read", 10, 10, "images"));
        progress.Report(new JobProgress("read", 0, 5, "images"));
        progress.Report(new JobProgress("read", 5, 5, "images"));
        progress.Report(new JobProgress("report", 0, 0, "runs"));
        progress.Finish();
        progress.Finish();
        Assert.Equal(["reading images  0%  0/10 images", "reading images  100%  5/5 images", "writing the report"], Lines());
    }

    [Fact]
    public void What_is_said_stands_behind_the_stage_that_ended_before()
    {
        using ConsoleProgress progress = Progress(terminal: false);
        progress.Report(new JobProgress("read", 0, 10, "images"));
        progress.Report(new JobProgress("read", 10, 10, "images"));
        progress.Say("10 images used");
        progress.Report(new JobProgress("decode", 0, 10, "images"));
        progress.Finish();
        Assert.Equal(["reading images  0%  0/10 images", "reading images  100%  10/10 images", "10 images used", "decoding images  0%  0/10 images"], Lines());
    }

    [Fact]
    public void On_a_terminal_one_line_is_written_over_and_never_wraps()
    {
        using (ConsoleProgress progress = Progress(terminal: true, Language.Japanese))
        {
            progress.Report(new JobProgress("finetune", 5, 10, "images", "とても長い説明とても長い説明とても長い説明とても長い説明"));
            _time.Advance(.1);
            progress.Report(new JobProgress("finetune", 6, 10, "images")); // too soon to be seen
            _time.Advance(2);
            progress.Report(new JobProgress("finetune", 7, 10, "images"));
            progress.Say("一行");
        }

        string[] frames = _error.ToString().Split('\r');
        Assert.Equal(3, frames.Length);
        Assert.Equal("微調整中  ██████████░░░░░░░░░░  50%  5/10 枚  とても長い説明と…\u001b[K", frames[1]);
        Assert.All(frames, frame => Assert.True(Cells.Width(frame.Split('\u001b')[0]) < 64));
        Assert.Equal("微調整中  ██████████████░░░░░░  70%  7/10 枚  毎秒 1.0  残り 3s\u001b[K\n一行\n", frames[2]);
    }

    public void Dispose() => _error.Dispose();

    private ConsoleProgress Progress(bool terminal, Language language = Language.English) => new(
        new Surroundings(TextWriter.Null, _error, _time, default) { ErrorIsTerminal = terminal, Columns = () => 64 }, new Tongue(language));

    private string[] Lines() => _error.ToString().TrimEnd('\n').Split('\n');
}
