namespace Kakera.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-cli-").FullName;

    [Fact]
    public void Help_names_every_command_in_English_and_in_Japanese()
    {
        Ran english = Ran.With("--help"), japanese = Ran.With("--lang", "ja", "--help");
        Assert.Equal(0, english.ExitCode);
        foreach (string command in (string[])["demo", "pilot", "import", "inspect", "pretrain", "finetune", "evaluate", "predict"])
        {
            Assert.Contains($"  {command} ", english.Out);
            Assert.Contains($"  {command} ", japanese.Out);
        }

        Assert.Contains("does everything: from a folder of images", english.Out);
        Assert.Contains("すべてを実行します", japanese.Out);
    }

    [Fact]
    public void The_locale_chooses_the_language_where_nothing_else_does()
    {
        Assert.Contains("画像フォルダ", Ran.In("ja_JP.UTF-8", "pilot", "--help").Out);
        Assert.DoesNotContain("画像フォルダ", Ran.In("ja_JP.UTF-8", "--lang", "en", "pilot", "--help").Out);
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("pilot", "--wings")]
    [InlineData("pilot")]
    [InlineData("pilot", "images", "--demo")]
    [InlineData("import", "images")]
    [InlineData("--lang", "fr", "pilot", "--demo")]
    public void Wrong_usage_ends_with_1_and_points_to_the_help(params string[] args)
    {
        Ran ran = Ran.With(args);
        Assert.Equal(1, ran.ExitCode);
        Assert.StartsWith("error: ", ran.Error);
        Assert.Contains("--help", ran.Error);
        Assert.Empty(ran.Out);
    }

    [Fact]
    public void A_missing_folder_of_images_says_what_where_and_what_to_do()
    {
        string missing = Path.Combine(_folder, "nowhere");
        Ran ran = Ran.With("pilot", missing, "--out", Path.Combine(_folder, "w"));
        Assert.Equal(2, ran.ExitCode);
        Assert.Contains($"  where: {missing}", ran.Error);
        Assert.Contains("  what to do: ", ran.Error);
        Assert.DoesNotContain("   at Kakera", ran.Error); // no stack trace
    }

    [Fact]
    public void Errors_are_labelled_in_Japanese_where_asked_for() =>
        Assert.StartsWith("エラー: ", Ran.With("pilot", Path.Combine(_folder, "nowhere"), "--out", Path.Combine(_folder, "w"), "--lang", "ja").Error);

    [Fact]
    public void Bad_settings_are_named_all_at_once_by_their_options()
    {
        Ran ran = Ran.With("pilot", _folder, "--out", Path.Combine(_folder, "w"), "--size", "100", "--seeds", "0");
        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("pretrain.grids[0]: is 8; must divide the image side 100; 4, 5 and 10 do", ran.Error);
        Assert.Contains("pilot.seeds: is 0; must be 1 to 20", ran.Error);
    }

    [Fact]
    public void A_value_of_the_wrong_type_names_the_option()
    {
        Ran ran = Ran.With("pilot", _folder, "--out", Path.Combine(_folder, "w"), "--epochs", "many");
        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("  where: --epochs", ran.Error);
        Assert.Contains("pretrain.epochs: is \"many\"; must be a whole number", ran.Error);
    }

    [Fact]
    public void An_unknown_key_in_the_workspace_settings_names_the_nearest()
    {
        string workspace = Path.Combine(_folder, "w");
        Directory.CreateDirectory(workspace);
        File.WriteAllText(Path.Combine(workspace, "kakera.toml"), "[pretrain]\nepoch = 3\n");
        Ran ran = Ran.With("pilot", _folder, "--out", workspace);
        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("pretrain.epoch: there is no such setting; did you mean pretrain.epochs?", ran.Error);
    }

    [Fact]
    public void An_empty_folder_is_refused_and_the_workspace_can_be_used_afterwards()
    {
        string images = Directory.CreateDirectory(Path.Combine(_folder, "images")).FullName, workspace = Path.Combine(_folder, "w");
        Assert.Equal(2, Ran.With("import", images, "--workspace", workspace).ExitCode);
        Assert.Equal(0, Ran.With("inspect", "--workspace", workspace).ExitCode);
    }

    [Fact]
    public void The_practice_set_is_made_inspected_and_printed_as_JSON()
    {
        string folder = Path.Combine(_folder, "practice"), workspace = Path.Combine(_folder, "w");
        Ran demo = Ran.With("demo", folder, "--images", "40", "--json");
        Assert.Equal(0, demo.ExitCode);
        using var json = System.Text.Json.JsonDocument.Parse(demo.Out);
        Assert.InRange(json.RootElement.GetProperty("images").GetInt32(), 30, 60);

        Ran import = Ran.With("import", Path.Combine(folder, "images"), "--labels", Path.Combine(folder, "labels.csv"), "--workspace", workspace);
        Assert.Equal(0, import.ExitCode);
        Assert.Contains("network: ", import.Out);
        Assert.Equal(import.Out, Ran.With("inspect", "--workspace", workspace).Out);
    }

    [Fact]
    public void Cancellation_ends_with_130()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Ran ran = Ran.Cancelled(cancelled.Token, "pilot", "--demo", "--out", Path.Combine(_folder, "w"));
        Assert.Equal(130, ran.ExitCode);
        Assert.Contains("the same command goes on where it stopped", ran.Error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
