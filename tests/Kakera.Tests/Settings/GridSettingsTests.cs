using Kakera.Data;
using Kakera.Jobs;
using Kakera.Learning.Puzzles;
using Kakera.Settings;

namespace Kakera.Tests.Settings;

public sealed class GridSettingsTests
{
    [Theory]
    [InlineData("[pretrain]\ngrids = \"auto\"")]
    [InlineData("[pretrain]\ngrids = \"AUTO\"")]
    [InlineData("pretrain.grids = 'auto'\n[image]\nsize = 64")]
    public void Auto_is_read_and_written(string text)
    {
        KakeraSettings settings = SettingsText.Read(text, "my.toml", new KakeraSettings());
        Assert.True(settings.Pretrain.Grids.IsAuto);
        string written = SettingsText.Write(settings);
        Assert.Contains("grids = \"auto\"\n", written);
        Assert.Contains("[grid_search]\ntrial_share = 0.25\nbudget_share = 0.4\nleast_steps = 30\n", written);
        Assert.Equal(written, SettingsText.Write(SettingsText.Read(written, "my.toml", new KakeraSettings())));
        Assert.Equal("auto", SettingsText.Shown(settings, "pretrain.grids"));
        Assert.Equal("8,4,2", SettingsText.Shown(new KakeraSettings(), "pretrain.grids"));
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("Auto")]
    public void The_option_takes_the_word(string text) =>
        Assert.True(new SettingsResolver(new KakeraSettings()).AddOption("pretrain.grids", text, "--grids").Resolve().Pretrain.Grids.IsAuto);

    [Fact]
    public void The_assignment_takes_the_word_and_a_list()
    {
        Assert.True(Resolved("pretrain.grids=auto").Pretrain.Grids.IsAuto);
        Assert.Equal<PuzzleGrids>([16, 8, 4], Resolved("pretrain.grids=[16, 8, 4]").Pretrain.Grids);
    }

    [Theory]
    [InlineData("[pretrain]\ngrids = \"some\"", "pretrain.grids (line 2): is \"some\"; must be a list, such as [8, 4, 2], or \"auto\"")]
    [InlineData("[pretrain]\ngrids = [8, \"x\", 2]", "pretrain.grids[1] (line 2): is \"x\"; must be a whole number")]
    [InlineData("[pretrain]\ngrids = []", "pretrain.grids: has 0 numbers; must have 3, from fine to coarse, such as [8, 4, 2]")]
    [InlineData("[pretrain]\ngrids = 'auto'\n[image]\nsize = 61", "pretrain.grids: is auto, but no grids can be tried on images of side 61; choose a side that 8 divides, such as 64")]
    [InlineData("[grid_search]\ntrial_share = 0\nleast_steps = 0", "grid_search.trial_share: is 0; must be above 0 and at most 1")]
    public void What_does_not_fit_is_told(string text, string expected) => Assert.Contains(
        expected, Assert.Throws<KakeraException>(() => new SettingsResolver(new KakeraSettings()).AddText(text, "my.toml").Resolve()).Message);

    [Fact]
    public void Fine_tuning_follows_a_search_unless_its_grids_were_set()
    {
        Assert.True(Resolved("pretrain.grids=auto").Finetune.Grids.IsAuto);
        Assert.Equal<PuzzleGrids>([8, 4, 2], Resolved("pretrain.grids=auto", "finetune.grids=[8, 4, 2]").Finetune.Grids);
        Assert.Equal<PuzzleGrids>([8, 4, 2], Resolved("pretrain.grids=[16, 8, 4]").Finetune.Grids); // as ever
    }

    [Fact]
    public void What_was_found_takes_the_place_of_auto_and_of_nothing_else()
    {
        KakeraSettings open = Resolved("pretrain.grids=auto"), found = ChosenGrids.In(open, [16, 8, 4]);
        Assert.Equal<PuzzleGrids>([16, 8, 4], found.Pretrain.Grids);
        Assert.Equal<PuzzleGrids>([16, 8, 4], found.Finetune.Grids);
        KakeraSettings given = ChosenGrids.In(Resolved("pretrain.grids=auto", "finetune.grids=[4, 2, 1]"), [16, 8, 4]);
        Assert.Equal<PuzzleGrids>([4, 2, 1], given.Finetune.Grids);
        Assert.Equal<PuzzleGrids>([4, 2, 1], ChosenGrids.In(Resolved("pretrain.grids=[4, 2, 1]", "finetune.grids=auto"), PuzzleGrids.Auto).Finetune.Grids);
    }

    private static KakeraSettings Resolved(params string[] assignments) =>
        assignments.Aggregate(new SettingsResolver(new KakeraSettings()), (resolver, assignment) => resolver.AddAssignment(assignment)).Resolve();
}
