using System.Text.Json;
using Kakera.Data;
using Kakera.Settings;

namespace Kakera.Tests.Settings;

public sealed class SettingsTextTests
{
    [Fact]
    public void What_is_written_reads_back_to_the_same()
    {
        var settings = new KakeraSettings { Seed = 5, Device = "cpu", Pilot = new PilotSettings { Methods = ["scratch"], Budget = "30m" } };
        string text = SettingsText.Write(settings);
        Assert.Equal(text, SettingsText.Write(SettingsText.Read(text, "test", new KakeraSettings())));
        Assert.Contains("[pilot]\nlabels_per_class = \"10,50,all\"\nmethods = [\"scratch\"]\nseeds = 3\nbudget = \"30m\"\n", text);
    }

    [Fact]
    public void What_a_run_was_started_with_before_classes_could_be_ordered_is_spelled_as_it_was()
    {
        Assert.DoesNotContain("OrderedClasses", JsonSerializer.Serialize(new KakeraSettings()));
        Assert.Contains("ordered_classes = false\n", SettingsText.Write(new KakeraSettings()));
    }

    [Fact]
    public void What_a_text_leaves_out_keeps_its_value_and_the_original_is_untouched()
    {
        var over = new KakeraSettings { Seed = 9 };
        KakeraSettings read = SettingsText.Read("[pilot]\nseeds = 2", "test", over);
        Assert.Equal(9, read.Seed);
        Assert.Equal(2, read.Pilot.Seeds);
        Assert.Equal(3, over.Pilot.Seeds);
    }

    [Fact]
    public void All_errors_come_at_once_with_their_lines_and_the_nearest_name()
    {
        const string text =
            """
            sed = 1
            [image]
            size = "big"
            [pilot]
            label_per_class = "10"
            methods = [1.5, "scratch"]
            seeds = 2.5
            [network]
            backbone = "resnet81"
            """;
        Assert.Equal(
            """
            my.toml: 6 settings cannot be used. Correct these and run again:
              sed (line 1): there is no such setting; did you mean seed?
              image.size (line 3): is "big"; must be a whole number
              pilot.label_per_class (line 5): there is no such setting; did you mean pilot.labels_per_class?
              pilot.methods[0] (line 6): is 1.5; must be a text in quotation marks
              pilot.seeds (line 7): is 2.5; must be a whole number
              network.backbone (line 9): is "resnet81"; must be one of resnet18, resnet34, resnet50; did you mean resnet18?
            """,
            Refused(text));
    }

    [Theory]
    [InlineData("epochs = 3", "epochs (line 1): there is no such setting; did you mean pretrain.epochs or finetune.epochs?")]
    [InlineData("[pretrian]\nepochs = 3", "pretrian (line 1): there is no such setting; did you mean pretrain?")]
    [InlineData("[pretrain]\nbackbone = 'resnet18'", "pretrain.backbone (line 2): there is no such setting; did you mean network.backbone?")]
    [InlineData("[image]\nxyzzy = 1", "image.xyzzy (line 2): there is no such setting; [image] has size")]
    [InlineData("image = 64", "image (line 1): is a section; write [image] and its keys below")]
    [InlineData("[[image]]\nsize = 64", "image (line 1): is a section; write [image] and its keys below")]
    [InlineData("pretrain.loss = { lamda = 1 }", "pretrain.loss.lamda (line 1): there is no such setting")]
    [InlineData("[pretrain]\nlearning_rate = nan", "pretrain.learning_rate (line 2): is NaN; must be a finite number")]
    [InlineData("[pretrain]\nepochs = 3_000_000_000", "pretrain.epochs (line 2): is 3000000000; must be at most 2147483647 in size")]
    [InlineData("[pretrain]\ngrids = 8", "pretrain.grids (line 2): is 8; must be a list, such as [8, 4, 2], or \"auto\"")]
    [InlineData("seed = 2026-01-01", "seed (line 1): is 2026-01-01; must be a whole number")]
    public void A_setting_that_does_not_fit_is_told_apart_from_what_would(string text, string expected) =>
        Assert.Contains(expected, Refused(text));

    [Fact]
    public void Every_line_that_is_no_TOML_is_named() =>
        Assert.Matches(
            """^my\.toml: 2 settings cannot be used\. Correct these and run again:\n  line 2: .*\n  line 4: .*$""",
            Refused("seed = 1\nthreads ==\n[pilot]\nbudget = 30m"));

    [Theory]
    [InlineData("seed = 1\nseed = 2", "line 2: The key `seed` is already defined")]
    [InlineData("[image]\nsize = 64\n[image]\nsize = 32", "line 3: The key `image` is already defined")]
    public void A_key_that_is_given_twice_is_refused(string text, string expected) => Assert.Contains(expected, Refused(text));

    [Fact]
    public void A_text_with_quotation_marks_lines_and_control_letters_reads_back_to_the_same()
    {
        var settings = new KakeraSettings { Device = "a \"b\" \\ 'c'\n\t\u0001\u007f 欠片" };
        Assert.Equal(settings.Device, SettingsText.Read(SettingsText.Write(settings), "test", new KakeraSettings()).Device);
    }

    [Theory]
    [InlineData(.1)]
    [InlineData(1)]
    [InlineData(1e-300)]
    [InlineData(123456789012345680000.0)]
    [InlineData(-0.30000000000000004)]
    public void A_number_reads_back_to_the_same_bits(double number)
    {
        KakeraSettings settings = new KakeraSettings() with { Pretrain = new KakeraSettings().Pretrain with { LearningRate = number } };
        Assert.Equal(number, SettingsText.Read(SettingsText.Write(settings), "test", new KakeraSettings()).Pretrain.LearningRate);
    }

    [Fact]
    public void Ranges_are_checked_with_their_paths()
    {
        var settings = new KakeraSettings { Seed = -1, Image = new ImageSettings { Size = 7 }, Pilot = new PilotSettings { Methods = ["magic"] } };
        var fault = Assert.Throws<KakeraException>(() => SettingsText.Require(settings));
        Assert.Contains("  seed: is -1; must be 0 or more", fault.Message);
        Assert.Contains("  image.size: is 7; must be 16 to 1024 pixels", fault.Message);
        Assert.Contains("  pilot.methods[0]: \"magic\" is not known; fg-ssl, barlow-twins, byol, jigsaw, rotation, simclr, simsiam, vicreg, transfer and scratch are", fault.Message);
        Assert.Null(fault.Where);
    }

    [Theory]
    [InlineData("10,50,all", "10 50 all")]
    [InlineData("all, 5 ,20,5", "5 20 all")]
    public void Label_counts_are_read_in_rising_order(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', LabelCounts.Parse(text).Select(LabelCounts.Text)));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("10;50")]
    [InlineData("-3")]
    public void What_is_no_label_count_is_refused(string text) =>
        Assert.Throws<KakeraException>(() => LabelCounts.Parse(text));

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("30m", 1800)]
    [InlineData("1h30m", 5400)]
    public void Durations_are_read(string text, int seconds) =>
        Assert.Equal(seconds, DurationText.Parse(text, "budget").TotalSeconds);

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("0m")]
    [InlineData("m30")]
    [InlineData("1h 30")]
    public void What_is_no_duration_is_refused(string text) =>
        Assert.Equal(
            $"budget: is \"{text}\"; must be hours, minutes and seconds, such as 90s, 30m or 1h30m. Correct it and run again.",
            Assert.Throws<KakeraException>(() => DurationText.Parse(text, "budget")).Message);

    private static string Refused(string text) =>
        Assert.Throws<KakeraException>(() => SettingsText.Read(text, "my.toml", new KakeraSettings())).Message;
}
