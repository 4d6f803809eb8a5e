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

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "configs"));
}
