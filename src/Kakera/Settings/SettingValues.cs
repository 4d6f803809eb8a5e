using System.Globalization;
using System.Text;
using Kakera.Learning.Puzzles;
using Tomlyn.Model;

namespace Kakera.Settings;

/// <summary>Single values between TOML and .NET, and what is said of those that do not fit.</summary>
internal static class SettingValues
{
    /// <summary>The value as the type of its property, or null where it does not fit.</summary>
    public static object? Read(object? value, Type type) => value switch
    {
        long whole when type == typeof(int) && whole is >= int.MinValue and <= int.MaxValue => (int)whole,
        long whole when type == typeof(long) => whole,
        long whole when type == typeof(ulong) && whole >= 0 => (ulong)whole,
        long whole when type == typeof(double) => (double)whole,
        double real when type == typeof(double) && double.IsFinite(real) => real,
        bool flag when type == typeof(bool) => flag,
        string text when type == typeof(string) => text,
        long whole when type == typeof(string) => whole.ToString(CultureInfo.InvariantCulture), // labels_per_class = 10
        string text when type.IsEnum => SettingNames.EnumValue(type, text),
        _ => null,
    };

    /// <summary>A value of a settings record as TOML.</summary>
    public static string Write(object value) => value switch
    {
        string text => Quoted(text),
        bool flag => flag ? "true" : "false",
        double real => Real(real),
        Enum name => Quoted(SettingNames.EnumName(name)),
        PuzzleGrids { IsAuto: true } => Quoted(PuzzleGrids.AutoWord),
        PuzzleGrids grids => Write(grids.ToArray()),
        Array items => $"[{string.Join(", ", items.Cast<object>().Select(Write))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"a setting of type {value.GetType()} cannot be written", nameof(value)),
    };

    /// <summary>A TOML string, on one line whatever it holds.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (char letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                < ' ' or '\u007f' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A TOML value as messages show it.</summary>
    public static string Shown(object? value) => value switch
    {
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        TomlTable or TomlTableArray => "a section",
        TomlArray => "a list",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}",
    };

    /// <summary>What a property of this type takes, said to someone who gave <paramref name="instead"/>.</summary>
    public static string Expected(Type type, object? instead) =>
        type == typeof(int) ? instead is long ? $"at most {int.MaxValue} in size" : "a whole number"
        : type == typeof(long) ? "a whole number"
        : type == typeof(ulong) ? "a whole number from 0"
        : type == typeof(double) ? instead is double ? "a finite number" : "a number"
        : type == typeof(bool) ? "true or false"
        : type.IsEnum ? ExpectedName(SettingNames.EnumNames(type), instead as string)
        : "a text in quotation marks";

    /// <summary>What a list of such elements looks like.</summary>
    public static string Example(Type element) => element == typeof(string) ? "\"a\", \"b\"" : "1, 2";

    private static string ExpectedName(IReadOnlyList<string> names, string? instead) =>
        "one of " + string.Join(", ", names)
        + (instead is not null && Spelling.Nearest(instead, names) is { } nearest ? $"; did you mean {nearest}?" : "");

    // TOML tells 1 from 1.0; "R" gives the shortest digits that read back to the same number.
    private static string Real(double real)
    {
        string digits = real.ToString("R", CultureInfo.InvariantCulture);
        return digits.AsSpan().IndexOfAny(".En") >= 0 ? digits : digits + ".0";
    }
}
