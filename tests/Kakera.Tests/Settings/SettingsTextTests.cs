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
    public void What_a_text_leaves_out_keeps_its_value_and_the_original_is_untouched()
    {
        var over = new KakeraSettings { Seed = 9 };
        KakeraSettings read = SettingsText.Read("[pilot]\nseeds = 2", "test", over);
        Assert.Equal(9, read.Seed);
        Assert.Equal(2, read.Pilot.Seeds);
        Assert.Equal(3, over.Pilot.Seeds);
    }

    [Fact]
    public void All_errors_come_at_once_with_their_paths_and_the_nearest_name()
    {
        var fault = Assert.Throws<KakeraException>(() => SettingsText.Read(
            "sed = 1\n[image]\nsize = \"big\"\n[pilot]\nlabel_per_class = \"10\"\nmethods = [1.5, \"scratch\"]\nseeds = 2.5", "my.toml", new KakeraSettings()));
        Assert.Equal(
            """
            my.toml: 5 settings cannot be used. Correct these and run again:
              sed: there is no such setting; did you mean seed?
              image.size: is "big"; must be a whole number
              pilot.label_per_class: there is no such setting; did you mean pilot.labels_per_class?
              pilot.methods[0]: is 1.5; must be a text in quotation marks
              pilot.seeds: is 2.5; must be a whole number
            """,
            fault.Message);
    }

    [Theory]
    [InlineData("pilot.seeds=4", 4)]
    [InlineData(" pilot.seeds = 4 ", 4)]
    public void An_assignment_sets_one_value(string assignment, int seeds) =>
        Assert.Equal(seeds, SettingsText.Assign(assignment, new KakeraSettings()).Pilot.Seeds);

    [Fact]
    public void A_bare_word_is_taken_as_a_text() =>
        Assert.Equal("cuda", SettingsText.Assign("device=cuda", new KakeraSettings()).Device);

    [Fact]
    public void Ranges_are_checked_with_their_paths()
    {
        var settings = new KakeraSettings { Seed = -1, Image = new ImageSettings { Size = 7 }, Pilot = new PilotSettings { Methods = ["magic"] } };
        var fault = Assert.Throws<KakeraException>(() => SettingsText.Require(settings));
        Assert.Contains("  seed: is -1; must be 0 or more", fault.Message);
        Assert.Contains("  image.size: is 7; must be 16 to 1024 pixels", fault.Message);
        Assert.Contains("  pilot.methods[0]: \"magic\" is not known; fg-ssl and scratch are", fault.Message);
    }

    [Fact]
    public void Text_that_is_no_TOML_is_refused_with_its_line() =>
        Assert.Contains("(2,", Assert.Throws<KakeraException>(() => SettingsText.Read("seed = 1\nseeds ==", "my.toml", new KakeraSettings())).Message);

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
    public void What_is_no_duration_is_refused(string text) =>
        Assert.Throws<KakeraException>(() => DurationText.Parse(text, "budget"));
}
