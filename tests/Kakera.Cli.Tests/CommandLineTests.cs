using Kakera.Cli.Commands;
using Kakera.Jobs;
using Kakera.Learning.Models;
using Kakera.Settings;

namespace Kakera.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-cli-").FullName;

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
    public void Errors_are_told_in_Japanese_where_asked_for() =>
        Assert.StartsWith("エラー: フォルダがありません\n", Ran.With("pilot", Path.Combine(_folder, "nowhere"), "--out", Path.Combine(_folder, "w"), "--lang", "ja").Error);

    [Theory]
    [InlineData("en", "error: transfer fine-tunes given weights, and none are given\n  where: --start-from\n")]
    [InlineData("ja", "エラー: transfer は与えられた重みからの微調整ですが、重みが指定されていません\n")]
    public void Transfer_needs_weights_to_start_from(string language, string told)
    {
        Ran ran = Ran.With("pilot", _folder, "--out", Path.Combine(_folder, "w"), "--start-from", "none", "--methods", "fg-ssl,transfer", "--lang", language);
        Assert.Equal(2, ran.ExitCode);
        Assert.StartsWith(told, ran.Error);
    }

    [Fact]
    public void A_pilot_that_starts_from_given_weights_compares_transfer_too_unless_methods_are_named()
    {
        var request = new PilotRequest { Demo = true, Workspace = "w", Settings = new KakeraSettings() };
        Assert.Equal(["fg-ssl", "scratch"], PilotCommand.Defaults(request).Pilot.Methods);
        KakeraSettings defaults = PilotCommand.Defaults(request with { StartFrom = "encoder.safetensors" });
        Assert.Equal(["fg-ssl", "transfer", "scratch"], defaults.Pilot.Methods);
        Assert.Equal("7m", defaults.Pilot.Budget); // of the practice set

        string missing = Path.Combine(_folder, "none.safetensors");
        Assert.Contains($"where: {missing}\n", Ran.With("pilot", _folder, "--out", Path.Combine(_folder, "w"), "--start-from", missing, "--methods", "scratch").Error);
    }

    [Fact]
    public void The_weights_that_come_with_the_program_are_taken_in_by_a_word()
    {
        string workspace = Path.Combine(_folder, "w");
        Ran ran = Ran.With("weights", "import", "imagenet", "--workspace", workspace);
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("resnet18: all 100 weights of the encoder taken", ran.Out);

        ran = Ran.With("pretrain", "--workspace", workspace, "--start-from", "imagenet", "--backbone", "resnet50");
        Assert.Equal(2, ran.ExitCode);
        Assert.StartsWith("error: the weights that come with Kakera are those of a resnet18, and the network is a resnet50\n", ran.Error);
    }

    [Fact]
    public void A_copy_of_the_weights_that_come_with_the_program_is_known_for_what_it_was_trained_on()
    {
        string workspace = Path.Combine(_folder, "w"), copy = Path.Combine(_folder, "copy.onnx");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "weights", "imagenet-resnet18.onnx"), copy);
        Assert.Equal(0, Ran.With("weights", "import", "imagenet", "--workspace", workspace).ExitCode);
        Assert.Equal(0, Ran.With("weights", "import", copy, "--pixels", "normalised", "--workspace", workspace).ExitCode);
        Assert.Single(Directory.GetDirectories(Path.Combine(workspace, "runs")));
    }

    [Fact]
    public void A_probe_takes_the_weights_that_come_with_the_program_by_a_word()
    {
        string workspace = Path.Combine(_folder, "w"), images = Path.Combine(_folder, "practice");
        Assert.Equal(0, Ran.With("demo", images, "--images", "60").ExitCode);
        Assert.Equal(0, Ran.With("import", Path.Combine(images, "images"), "--labels", Path.Combine(images, "labels.csv"), "--workspace", workspace).ExitCode);
        Assert.Equal(0, Ran.With("weights", "import", "imagenet", "--workspace", workspace).ExitCode);
        string file = Path.Combine(Directory.GetDirectories(Path.Combine(workspace, "runs")).Single(), "model.safetensors");

        Ran ran = Ran.With("probe", "--workspace", workspace, "--model", "imagenet", "--model", $"file={file}", "--labels-per-class", "2", "--seeds", "1", "--on", "validation");
        Assert.Equal(0, ran.ExitCode);
        string[][] rows = [.. ran.Out.Split('\n').Where(line => line.Contains("| linear-probe |")).Select(line => line.Split(" | "))];
        Assert.Equal(["imagenet", "file", "untrained"], rows.Select(row => row[2]));
        Assert.Equal(rows[0][4], rows[1][4]); // macro AUC, with its interval
        Assert.NotEqual(rows[0][4], rows[2][4]);
        Assert.Single(Directory.GetDirectories(Path.Combine(workspace, "runs")));

        ran = Ran.With("probe", "--workspace", workspace, "--model", "imagenet", "--set", "network.backbone=resnet50");
        Assert.Equal(2, ran.ExitCode);
        Assert.StartsWith("error: the weights that come with Kakera are those of a resnet18, and the network is a resnet50\n", ran.Error);
    }

    [Theory]
    [InlineData(null, Backbone.ResNet18, "imagenet")]
    [InlineData(null, Backbone.ResNet34, null)]
    [InlineData(null, Backbone.ResNet50, null)]
    [InlineData("none", Backbone.ResNet18, null)]
    [InlineData("imagenet", Backbone.ResNet50, "imagenet")] // which is refused
    [InlineData("encoder.safetensors", Backbone.ResNet18, "encoder.safetensors")]
    public void Where_nobody_says_otherwise_a_network_starts_from_the_weights_that_come_with_the_program_if_they_are_of_its_kind(
        string? said, Backbone backbone, string? chosen) =>
        Assert.Equal(chosen, InstalledWeights.Chosen(said, new NetworkSettings { Backbone = backbone }));

    [Theory]
    [InlineData(null, GivenWeightsRole.Finetune, null, "imagenet")]
    [InlineData(null, GivenWeightsRole.Pretrain, "imagenet", null)]
    [InlineData("none", GivenWeightsRole.Pretrain, null, null)]
    [InlineData("encoder.safetensors", GivenWeightsRole.Finetune, "encoder.safetensors", "encoder.safetensors")] // what is said holds for any stage
    public void By_itself_a_stage_starts_from_these_weights_only_if_they_are_meant_for_it(
        string? said, GivenWeightsRole role, string? pretraining, string? finetuning)
    {
        var settings = new KakeraSettings { GivenWeights = role };
        Assert.Equal(pretraining, InstalledWeights.Chosen(said, GivenWeightsRole.Pretrain, settings));
        Assert.Equal(finetuning, InstalledWeights.Chosen(said, GivenWeightsRole.Finetune, settings));
    }

    [Theory]
    [InlineData("--encoder")]
    [InlineData("--start-from")]
    public void From_scratch_nothing_is_started_from(string option)
    {
        Ran ran = Ran.With("finetune", "--workspace", _folder, "--from-scratch", option, "imagenet");
        Assert.Equal(1, ran.ExitCode); // misused
        Assert.Contains("leave out --encoder and --start-from.", ran.Error);
    }

    [Fact]
    public void Bad_settings_are_named_all_at_once_with_their_options()
    {
        Ran ran = Ran.With("pilot", _folder, "--out", Path.Combine(_folder, "w"), "--size", "100", "--seeds", "0", "--epochs", "0", "--grids", "10,5,2");
        Assert.Equal(
            """
            error: 2 settings cannot be used
              where: --epochs, --seeds
              what to do: Correct these and run again:
                pretrain.epochs (--epochs): is 0; must be 1 to 100000
                pilot.seeds (--seeds): is 0; must be 1 to 20

            """,
            ran.Error);
        Assert.Equal(2, ran.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(_folder, "w")));
    }

    [Theory]
    [InlineData("finetune --workspace w")]
    [InlineData("bench images")]
    public void Grids_are_chosen_by_pretrain_and_pilot_alone(string line) => Assert.Equal(
        new Ran(2, "", "error: auto is for pretrain and pilot, which try and choose\n  where: --grids\n  what to do: Write A,B,C, or leave the option out.\n"),
        Ran.With([.. line.Split(' '), "--grids", "auto"]));

    [Fact]
    public void Epochs_of_fine_tuning_may_be_0_and_the_message_says_so() => Assert.Contains(
        "finetune.epochs (--finetune-epochs): is -1; must be 0 (fit to the labels) to 100000",
        Ran.With("pilot", _folder, "--out", Path.Combine(_folder, "w"), "--finetune-epochs", "-1", "--seeds", "0", "--set", "seed=1").Error);

    [Fact]
    public void A_value_of_the_wrong_type_names_the_option()
    {
        Ran ran = Ran.With("pilot", _folder, "--out", Path.Combine(_folder, "w"), "--epochs", "many");
        Assert.Equal(new Ran(2, "",
            """
            error: a setting cannot be used
              where: --epochs
              what to do: Correct it and run again:
                pretrain.epochs: is "many"; must be a whole number

            """), ran);
    }

    [Fact]
    public void An_unknown_key_in_the_workspace_settings_names_its_line_and_the_nearest()
    {
        string workspace = Directory.CreateDirectory(Path.Combine(_folder, "w")).FullName, file = Path.Combine(workspace, "kakera.toml");
        File.WriteAllText(file, "[pretrain]\nepoch = 3\n");
        Assert.Equal(
            $"""
            error: a setting cannot be used
              where: {file}
              what to do: Correct it and run again:
                pretrain.epoch (line 2): there is no such setting; did you mean pretrain.epochs?

            """,
            Ran.With("pilot", _folder, "--out", workspace).Error);
    }

    [Fact]
    public void Options_win_over_assignments_these_over_the_given_file_and_that_over_the_file_of_the_workspace()
    {
        string workspace = Directory.CreateDirectory(Path.Combine(_folder, "w")).FullName, config = Path.Combine(_folder, "mine.toml");
        string images = Directory.CreateDirectory(Path.Combine(_folder, "images")).FullName;
        File.WriteAllText(Path.Combine(workspace, "kakera.toml"), "[pilot]\nseeds = 101\n[image]\nsize = 2001\n[finetune]\nepochs = -301\n[pretrain]\nepochs = -401\n");
        File.WriteAllText(config, "[pilot]\nseeds = 102\n[image]\nsize = 2002\n[finetune]\nepochs = -302\n");
        string error = Ran.With(
            "pilot", images, "--out", workspace, "--config", config, "--set", "pilot.seeds=103", "--set", "image.size=2003", "--size", "2004").Error;
        Assert.Contains("pilot.seeds (--set): is 103", error);
        Assert.Contains("image.size (--size): is 2004", error);
        Assert.Contains($"finetune.epochs ({config}): is -302", error);
        Assert.Contains("kakera.toml): is -401", error);
    }

    [Fact]
    public void A_workspace_in_use_is_named_with_its_user()
    {
        using var workspace = Workspaces.Workspace.OpenOrCreate(Path.Combine(_folder, "w"), "pretrain", TimeProvider.System);
        Ran ran = Ran.With("inspect", "--workspace", workspace.Folder);
        Assert.Equal(2, ran.ExitCode);
        Assert.Matches(
            $"""^error: the workspace is in use by process {Environment.ProcessId} \(pretrain, since \d\d\d\d-\d\d-\d\d \d\d:\d\d\)\n  where: .*\n  what to do: Wait until that is done, or give another folder\.\n$""",
            ran.Error);
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
    public void JSON_is_one_document_on_standard_output_and_the_same_in_every_language()
    {
        string folder = Path.Combine(_folder, "practice"), workspace = Path.Combine(_folder, "w");
        Ran.With("demo", folder, "--images", "20");
        Ran import = Ran.With("import", Path.Combine(folder, "images"), "--workspace", workspace, "--json");
        using var imported = System.Text.Json.JsonDocument.Parse(import.Out);
        Assert.Equal(["folder", "decoded", "unchanged", "other", "catalog", "findings"], imported.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Contains("reading images", import.Error);

        Ran english = Ran.With("--json", "inspect", "--workspace", workspace), japanese = Ran.With("inspect", "--workspace", workspace, "--json", "--lang", "ja");
        Assert.Equal(english, japanese);
        using var inspected = System.Text.Json.JsonDocument.Parse(english.Out);
        Assert.Equal(20, inspected.RootElement.GetProperty("catalog").GetProperty("used").GetInt32());
    }

    [Fact]
    public void Cancellation_ends_with_130()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Ran ran = Ran.Cancelled(cancelled.Token, "pilot", "--demo", "--out", Path.Combine(_folder, "w"));
        Assert.Equal(130, ran.ExitCode);
        Assert.Equal($"Interrupted. What was done so far is kept; to go on, run the same again: ./kakera pilot --demo --out {Path.Combine(_folder, "w")}\n", ran.Error[ran.Error.IndexOf("Interrupted", StringComparison.Ordinal)..]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
