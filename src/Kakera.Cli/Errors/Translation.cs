using System.Text.RegularExpressions;

namespace Kakera.Cli.Errors;

/// <summary>One sentence of an error in both languages, with named gaps: <c>no class has {count} labelled training images</c>.</summary>
internal sealed partial class Translation
{
    /// <summary>The gap that holds another sentence, which is translated too; what stands in all others is a name, a path or a number.</summary>
    private const string Nested = "phrase";

    /// <summary>The gap that holds the path of a setting, such as <c>pretrain.grids[0]</c>.</summary>
    private const string Setting = "path";

    /// <summary>The gap that holds numbers, such as <c>2, 5</c>.</summary>
    private const string Numbers = "numbers";

    /// <summary>The gaps that hold the two ends of a range.</summary>
    private const string Low = "low", High = "high";

    private readonly string _japanese;
    private readonly Regex _english;

    /// <param name="english">The sentence as it is thrown, with its gaps.</param>
    /// <param name="japanese">The same in Japanese; it may leave gaps out.</param>
    public Translation(string english, string japanese)
    {
        _japanese = japanese;
        string[] parts = Gap().Split(english); // text, name, text, name, …, text
        Letters = parts.Where((_, i) => i % 2 == 0).Sum(part => part.Length);
        string pattern = string.Concat(parts.Select((part, i) => i % 2 == 0 ? Regex.Escape(part) : $"(?<{part}>{Letter(part)}+?)"));
        _english = new Regex($"^{pattern}$", RegexOptions.CultureInvariant);
    }

    /// <summary>Letters outside gaps: of several sentences that fit, the one with the most is meant.</summary>
    public int Letters { get; }

    /// <summary>The sentence in Japanese, or null where it is another one.</summary>
    /// <param name="sentence">A sentence in English.</param>
    /// <param name="translate">Translates a sentence inside it.</param>
    public string? Of(string sentence, Func<string, string> translate)
    {
        Match match = _english.Match(sentence);
        return !match.Success ? null : Gap().Replace(_japanese, gap =>
        {
            string value = match.Groups[gap.Groups["name"].Value].Value;
            return gap.Groups["name"].Value == Nested ? translate(value) : value;
        });
    }

    private static string Letter(string gap) => gap switch
    {
        Setting => @"[^\s:]",
        Numbers => @"[\d, ]",
        Low or High => @"\S",
        _ => ".",
    };

    [GeneratedRegex(@"\{(?<name>[a-z]+[0-9]?)\}")]
    private static partial Regex Gap();
}
