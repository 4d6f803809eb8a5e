using System.Text;
using System.Text.RegularExpressions;
using Kakera.Data;
using Kakera.Data.Files;
using Kakera.Data.Settings;
using Kakera.Learning.Puzzles;

namespace Kakera.Settings;

/// <summary>
/// Settings from several places, laid one over the other in the order in which they are added: files, assignments, options. Nothing is
/// refused before the end, so that one message tells all that is wrong, and where each fault comes from.
/// </summary>
public sealed partial class SettingsResolver
{
    private readonly List<SettingFault> _faults = [];
    private readonly Dictionary<string, string> _origins = new(StringComparer.Ordinal);
    private KakeraSettings _settings;

    /// <param name="over">What the places may leave out.</param>
    public SettingsResolver(KakeraSettings over) => _settings = over;

    /// <summary>Adds a TOML file.</summary>
    /// <exception cref="KakeraException">It cannot be read, or is no text.</exception>
    public SettingsResolver AddFile(string path)
    {
        try
        {
            return AddText(File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)), path);
        }
        catch (DecoderFallbackException fault)
        {
            throw new KakeraException("the settings file is no text in UTF-8", path, "Save it as UTF-8, or leave it out.", fault);
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw File.Exists(path)
                ? FileProblem.Translate(fault, path)
                : new KakeraException("the settings file is missing", path, "Check the path, or leave the option out.", fault);
        }
    }

    /// <summary>Adds a text of TOML.</summary>
    /// <param name="text">TOML.</param>
    /// <param name="origin">What the text is, for messages: a path, an option.</param>
    public SettingsResolver AddText(string text, string origin) => Add(SettingsDocument.Parse(text, origin, _faults), origin);

    /// <summary>Adds one assignment, such as <c>pretrain.epochs=30</c>. A value that is no TOML is taken as a text.</summary>
    /// <param name="assignment">The setting's path, an equals sign, the value.</param>
    /// <param name="origin">The option that it was given to.</param>
    public SettingsResolver AddAssignment(string assignment, string origin = "--set")
    {
        Match match = Assignment().Match(assignment);
        if (match.Success)
            return AddValue(match.Groups["path"].Value, TomlOrText(match.Groups["value"].Value.Trim()), origin);
        _faults.Add(new SettingFault(assignment, "is no assignment; write section.key=value, such as pretrain.epochs=30", origin, null));
        return this;
    }

    /// <summary>Adds the value of one setting as a person types it: without quotation marks and brackets, lists separated by commas.</summary>
    /// <param name="path">A setting that exists: <c>pretrain.grids</c>.</param>
    /// <param name="text">Its value: <c>8,4,2</c>.</param>
    /// <param name="option">The option that it was given to.</param>
    public SettingsResolver AddOption(string path, string text, string option)
    {
        Type type = SettingNames.TypeOf(typeof(KakeraSettings), path);
        Type? listed = type == typeof(PuzzleGrids) && !IsAuto(text) ? typeof(int) : type.GetElementType();
        string value = listed is not { } element ? ToToml(text, type)
            : $"[{string.Join(", ", text.Split(',', StringSplitOptions.TrimEntries).Select(part => ToToml(part, element)))}]";
        return AddValue(path, value, option);
    }

    /// <summary>The settings, all of them in range and going together.</summary>
    /// <exception cref="KakeraException">The message names everything that is wrong.</exception>
    public KakeraSettings Resolve()
    {
        KakeraSettings settings = WithFinetuningGrids(Bound());
        SettingFault[] outOfRange = [.. settings.Problems().Select(Fault)];
        return outOfRange.Length == 0 ? settings : throw SettingFault.Together(outOfRange);
    }

    /// <summary>The settings, whether or not they are in range.</summary>
    internal KakeraSettings Bound() => _faults.Count == 0 ? _settings : throw SettingFault.Together(_faults);

    // Who has grids found for pre-training and says nothing of fine-tuning wants the same there.
    private KakeraSettings WithFinetuningGrids(KakeraSettings settings) =>
        !settings.Pretrain.Grids.IsAuto || _origins.ContainsKey("finetune.grids") || !_origins.ContainsKey("pretrain.grids")
            ? settings
            : settings with { Finetune = settings.Finetune with { Grids = PuzzleGrids.Auto } };

    private static bool IsAuto(string text) => text.Equals(PuzzleGrids.AutoWord, StringComparison.OrdinalIgnoreCase);

    private SettingsResolver Add(SettingsDocument? document, string origin)
    {
        if (document is not null)
            _settings = new SettingsBinder(document, typeof(KakeraSettings), origin, _faults, _origins).Bind(_settings);
        return this;
    }

    private SettingFault Fault(SettingProblem problem) =>
        new(problem.Path, problem.Message, _origins.GetValueOrDefault(problem.Path.Split('[')[0]), null);

    private SettingsResolver AddValue(string path, string toml, string origin) =>
        Add(SettingsDocument.Parse($"{path} = {toml}", origin, _faults)?.WithoutLines(), origin);

    private static string ToToml(string text, Type type) =>
        type == typeof(string) || type.IsEnum ? SettingValues.Quoted(text) : TomlOrText(text);

    private static string TomlOrText(string value) => IsToml(value) ? value : SettingValues.Quoted(value);

    private static bool IsToml(string value) =>
        value.Length > 0 && SettingsDocument.Parse($"value = {value}", "", []) is { Values.Count: 1 };

    [GeneratedRegex(@"^\s*(?<path>[A-Za-z0-9_\-]+(\.[A-Za-z0-9_\-]+)*)\s*=(?<value>.*)$", RegexOptions.Singleline)]
    private static partial Regex Assignment();
}
