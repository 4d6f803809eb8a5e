using Kakera.Data;

namespace Kakera.Cli;

/// <summary>Chooses between the languages: every sentence stands in both, side by side.</summary>
/// <param name="Language">The language chosen.</param>
internal sealed record Tongue(Language Language)
{
    /// <summary>The option that chooses the language.</summary>
    public const string OptionName = "--lang";

    /// <summary>What the option takes.</summary>
    public static readonly string[] Names = ["en", "ja"];

    /// <summary>The sentence in the language chosen.</summary>
    public string this[string english, string japanese] => Language == Language.Japanese ? japanese : english;

    /// <summary>By <c>--lang</c>, which is looked for before anything is parsed since help depends on it, or by the locale.</summary>
    public static Tongue Choose(IReadOnlyList<string> args, string? locale)
    {
        string? asked = null;
        for (int i = 0; i < args.Count; i++)
        {
            if (args[i] == OptionName && i + 1 < args.Count)
                asked = args[i + 1];
            else if (args[i].StartsWith(OptionName + "=", StringComparison.Ordinal))
                asked = args[i][(OptionName.Length + 1)..];
        }

        string language = asked ?? locale ?? "";
        return new Tongue(language.StartsWith("ja", StringComparison.OrdinalIgnoreCase) ? Language.Japanese : Language.English);
    }
}
