using Kakera.Data;
using Kakera.Data.Settings;
using Tomlyn;
using Tomlyn.Model;

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
    public static KakeraSettings ReadFile(string path, KakeraSettings over)
    {
        if (!File.Exists(path))
            throw new KakeraException("the settings file is missing", path, "Check the path, or leave the option out.");
        return Read(File.ReadAllText(path), path, over);
    }

    /// <summary>The settings of a text, over those given.</summary>
    /// <param name="text">TOML.</param>
    /// <param name="where">What the text is, for messages: a path, <c>--set</c>.</param>
    /// <param name="over">What it may leave out.</param>
    /// <exception cref="KakeraException">The text is no TOML, or holds what is not a setting.</exception>
    public static KakeraSettings Read(string text, string where, KakeraSettings over)
    {
        TomlTable table;
        try
        {
            table = TomlSerializer.Deserialize<TomlTable>(text) ?? [];
        }
        catch (TomlException fault)
        {
            throw new KakeraException($"not valid TOML: {fault.Message}", where, "Write settings as `key = value` under a [section].", fault);
        }

        var problems = new List<SettingProblem>();
        var settings = (KakeraSettings)SettingsBinder.Bind(table, over, "", problems);
        Refuse(problems, where);
        return settings;
    }

    /// <summary>One assignment, such as <c>pretrain.epochs=30</c>, over the settings given. A value that is no TOML is taken as a string.</summary>
    /// <exception cref="KakeraException">It has no <c>=</c>, or is not a setting.</exception>
    public static KakeraSettings Assign(string assignment, KakeraSettings over, string where = "--set")
    {
        int equals = assignment.IndexOf('=');
        if (equals <= 0)
            throw new KakeraException($"\"{assignment}\" is no assignment", where, "Write it as section.key=value, such as pretrain.epochs=30.");
        string key = assignment[..equals].Trim(), value = assignment[(equals + 1)..].Trim();
        string text = IsToml(value) ? value : $"\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
        return Read($"{key} = {text}", where, over);
    }

    /// <summary>Refuses settings that are out of range or do not go together.</summary>
    /// <exception cref="KakeraException">The message names every such setting.</exception>
    public static void Require(KakeraSettings settings) => Refuse([.. settings.Problems()], "settings");

    /// <summary>All settings as TOML, which reads back to the same.</summary>
    public static string Write(KakeraSettings settings) => SettingsWriter.Write(settings);

    private static bool IsToml(string value)
    {
        try
        {
            return value.Length > 0 && TomlSerializer.Deserialize<TomlTable>($"value = {value}") is not null;
        }
        catch (TomlException)
        {
            return false;
        }
    }

    private static void Refuse(List<SettingProblem> problems, string where)
    {
        if (problems.Count == 0)
            return;
        string list = string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem.Path}: {problem.Message}"));
        throw new KakeraException(
            problems.Count == 1 ? "a setting cannot be used" : $"{problems.Count} settings cannot be used", where,
            (problems.Count == 1 ? "Correct it and run again:" : "Correct these and run again:") + list);
    }
}
