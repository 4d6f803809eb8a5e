using System.Runtime.CompilerServices;
using Kakera.Settings;

namespace Kakera.Tests.Settings;

public sealed class ConfigFilesTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder(), "*.toml").Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_in_configs_holds_settings_that_can_be_used(string name)
    {
        KakeraSettings settings = new SettingsResolver(new KakeraSettings()).AddFile(Path.Combine(Folder(), name)).Resolve();
        Assert.Empty(settings.Problems());
    }

    [Theory]
    [InlineData("published.toml", 224, 16, 8, 4)]
    [InlineData("isic2017.toml", 224, 16, 8, 4)]
    [InlineData("isic2018.toml", 224, 16, 8, 4)]
    [InlineData("aptos2019.toml", 224, 32, 16, 8)]
    [InlineData("dermamnist.toml", 64, 8, 4, 2)]
    [InlineData("bloodmnist.toml", 64, 8, 4, 2)]
    public void Pre_training_and_fine_tuning_cut_the_same_puzzles_from_images_of_that_size(string name, int size, params int[] grids)
    {
        KakeraSettings settings = new SettingsResolver(new KakeraSettings()).AddFile(Path.Combine(Folder(), name)).Resolve();
        Assert.Equal(size, settings.Image.Size);
        Assert.Equal(grids, settings.Pretrain.Grids);
        Assert.Equal(grids, settings.Finetune.Grids);
        Assert.All(grids, grid => Assert.Equal(0, size % grid));
    }

    [Fact]
    public void Settings_that_we_have_not_run_say_so() => Assert.All(
        Directory.EnumerateFiles(Folder(), "*.toml"),
        path => Assert.Contains(File.ReadLines(path), line => line.StartsWith("# NOT RUN BY US", StringComparison.Ordinal) || line.Contains("No result of ours yet", StringComparison.Ordinal)));

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "configs"));
}
