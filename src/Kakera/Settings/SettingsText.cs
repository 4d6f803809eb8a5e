using Kakera.Data;
using Kakera.Learning.Puzzles;

namespace Kakera.Settings;

/// <summary>
/// Settings as TOML text, strictly: a key that does not exist, a value of the wrong type or out of range is an error, and all errors are
/// reported together. What a text leaves out keeps the value that it had.
/// </summary>
public static class SettingsText
{
    /// <summary>The settings of a file, over those given.</summary>
    /// <param name="path">A TOML file.</param>
    /// <param name="over">What it may leave out.</param>
    /// <exception cref="KakeraException">The file cannot be read, is no TOML, or holds what is not a setting.</exception>
    public static KakeraSettings ReadFile(string path, KakeraSettings over) => new SettingsResolver(over).AddFile(path).Bound();

    /// <summary>The settings of a text, over those given.</summary>
    /// <param name="text">TOML.</param>
    /// <param name="where">What the text is, for messages: a path, an option.</param>
    /// <param name="over">What it may leave out.</param>
    /// <exception cref="KakeraException">The text is no TOML, or holds what is not a setting.</exception>
    public static KakeraSettings Read(string text, string where, KakeraSettings over) => new SettingsResolver(over).AddText(text, where).Bound();

    /// <summary>Refuses settings that are out of range or do not go together.</summary>
    /// <exception cref="KakeraException">The message names every such setting.</exception>
    public static void Require(KakeraSettings settings) => new SettingsResolver(settings).Resolve();

    /// <summary>All settings as TOML, which reads back to the same.</summary>
    public static string Write(KakeraSettings settings) => SettingsWriter.Write(settings);

    /// <summary>One setting as a person types it: without quotation marks and brackets, lists separated by commas.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="path">A setting that exists: <c>pretrain.grids</c>.</param>
    public static string Shown(KakeraSettings settings, string path) => SettingNames.ValueAt(settings, path) switch
    {
        null => "",
        string text => text,
        PuzzleGrids grids => grids.ToString(),
        Array items => string.Join(',', items.Cast<object>()),
        Enum name => SettingNames.EnumName(name),
        var value => SettingValues.Write(value),
    };
}
