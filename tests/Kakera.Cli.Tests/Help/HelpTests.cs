using Kakera.Cli.Terminal;

namespace Kakera.Cli.Tests.Help;

public sealed class HelpTests
{
    private static readonly string[] Commands = ["pilot", "demo", "import", "inspect", "pretrain", "finetune", "evaluate", "predict", "bench"];

    [Fact]
    public void Help_names_every_command_in_English_and_in_Japanese()
    {
        Ran english = Ran.With("--help"), japanese = Ran.With("--lang", "ja", "--help");
        Assert.Equal((0, 0), (english.ExitCode, japanese.ExitCode));
        foreach (string command in Commands)
        {
            Assert.Contains($"\n  {command} ", english.Out);
            Assert.Contains($"\n  {command} ", japanese.Out);
        }

        Assert.Contains("\nUsage:\n  ./kakera COMMAND [options]\n", english.Out);
        Assert.Contains("\n使い方:\n  ./kakera コマンド [オプション]\n", japanese.Out);
    }

    [Fact]
    public void A_command_shows_what_it_takes_with_the_defaults()
    {
        string help = Ran.With("pilot", "--help").Out;
        Assert.StartsWith("does everything: from a folder of images to a validated classifier and its\nreport\n\nUsage:\n  ./kakera pilot [IMAGES] [options]\n", help);
        Assert.Contains("\n  --size PX                          working size of the images, in pixels [64]\n", help);
        Assert.Contains("\n  --grids A,B,C|auto                 puzzle cells per side, fine to coarse; auto\n                                     tries some and keeps the best [8,4,2]\n", help);
        Assert.Contains("\n  --grids A,B,C    puzzle cells per side, fine to coarse [8,4,2]\n", Ran.With("bench", "--help").Out);
        Assert.Contains("\n  --labels FILE|folders              a label file (CSV or TSV), or the word\n                                     folders where each class has a folder\n", help);
    }

    [Fact]
    public void A_command_shows_what_it_cannot_do_without() =>
        Assert.Contains("\n  ./kakera import IMAGES --workspace DIR [options]\n", Ran.With("import", "--help").Out);

    [Fact]
    public void The_contract_of_options_is_kept()
    {
        string pilot = Ran.With("pilot", "--help").Out;
        foreach (string option in (string[])
            [
                "--demo", "--labels", "--columns", "--out", "--start-from", "--labels-per-class", "--methods", "--seeds", "--size", "--backbone", "--epochs",
                "--finetune-epochs", "--budget", "--device", "--threads", "--seed", "--config", "--set", "--json", "--lang",
            ])
            Assert.Contains($"\n  {option} ", pilot);
        string bench = Ran.With("bench", "--help").Out;
        foreach (string option in (string[])["--backbone", "--size", "--batch", "--grids", "--schedule", "--batches", "--threads", "--device", "--json"])
            Assert.Contains($"\n  {option} ", bench);
        foreach (string command in (string[])["import", "inspect", "pretrain", "finetune", "evaluate", "predict"])
            Assert.Contains("--workspace DIR", Ran.With(command, "--help").Out);
        foreach (string command in (string[])["pretrain", "finetune"])
            Assert.Contains("\n  --resume ", Ran.With(command, "--help").Out);
        Assert.Contains("\n  --start-from imagenet|none|FILE ", Ran.With("pretrain", "--help").Out);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public void No_line_is_wider_than_a_terminal(string language)
    {
        foreach (string[] command in Commands.Select(name => new[] { name }).Append([]))
            foreach (string line in Ran.With([.. command, "--help", "--lang", language]).Out.Split('\n'))
                Assert.True(Cells.Width(line) <= 80, line);
    }

    [Fact]
    public void Every_description_is_translated()
    {
        foreach (string[] command in Commands.Select(name => new[] { name }).Append([]))
        {
            string[] japanese = Ran.With([.. command, "--help", "--lang", "ja"]).Out.Split('\n');
            foreach (string english in Ran.With([.. command, "--help", "--lang", "en"]).Out.Split('\n').Where(line => line.Trim().Contains(' ')))
                if (!english.StartsWith("  ./kakera", StringComparison.Ordinal))
                    Assert.DoesNotContain(english, japanese);
        }
    }

    [Theory]
    [InlineData("ja_JP.UTF-8", true)]
    [InlineData("ja", true)]
    [InlineData("en_US.UTF-8", false)]
    [InlineData("C", false)]
    [InlineData(null, false)]
    public void The_locale_chooses_the_language_where_nothing_else_does(string? locale, bool japanese)
    {
        Assert.Equal(japanese, Ran.In(locale!, "pilot", "--help").Out.Contains("画像フォルダ"));
        Assert.DoesNotContain("画像フォルダ", Ran.In(locale!, "--lang", "en", "pilot", "--help").Out);
        Assert.Contains("画像フォルダ", Ran.In(locale!, "pilot", "--help", "--lang=ja").Out);
    }

    [Fact]
    public void Help_is_shown_whatever_else_is_wrong() => Assert.Equal(0, Ran.With("import", "--labels", "x", "--help").ExitCode);

    [Fact]
    public void The_version_names_the_revision() => Assert.Matches(@"^Kakera \d+\.\d+\.\d+( \([0-9a-f]{12}\))?\n$", Ran.With("--version").Out);

    [Fact]
    public void A_bare_command_line_shows_the_help_as_an_error()
    {
        Ran ran = Ran.With();
        Assert.Equal(1, ran.ExitCode);
        Assert.Empty(ran.Out);
        Assert.Contains("\nStart with:\n  ./kakera pilot --demo ", ran.Error);
    }
}
