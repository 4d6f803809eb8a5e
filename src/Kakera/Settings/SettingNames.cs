using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kakera.Settings;

/// <summary>How settings are spelled in TOML.</summary>
internal static class SettingNames
{
    /// <summary>The properties that can be set, in the order of their declaration.</summary>
    public static IReadOnlyList<PropertyInfo> PropertiesOf(Type record) =>
        [.. record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).OrderBy(property => property.MetadataToken)];

    /// <summary><c>EncoderLearningRate</c> → <c>encoder_learning_rate</c>.</summary>
    public static string KeyOf(PropertyInfo property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    /// <summary>Whether a property of this type is a section of its own.</summary>
    public static bool IsSection(Type type) => type.IsClass && type != typeof(string) && !type.IsArray;

    /// <summary>The names of an enumeration's values: kebab-case, or what the value says of itself.</summary>
    public static IReadOnlyList<string> EnumNames(Type type) => [.. Enum.GetNames(type).Select(name => EnumName(type, name))];

    /// <summary>The name of one value.</summary>
    public static string EnumName(object value) => EnumName(value.GetType(), value.ToString()!);

    /// <summary>The value of a name, or null.</summary>
    public static object? EnumValue(Type type, string text)
    {
        string? name = Enum.GetNames(type).FirstOrDefault(candidate => EnumName(type, candidate).Equals(text, StringComparison.OrdinalIgnoreCase));
        return name is null ? null : Enum.Parse(type, name);
    }

    /// <summary>The candidate that takes the fewest changes of a letter to reach.</summary>
    public static string Nearest(string word, IEnumerable<string> candidates) =>
        candidates.OrderBy(candidate => Distance(word, candidate)).ThenBy(candidate => candidate, StringComparer.Ordinal).First();

    private static string EnumName(Type type, string name) =>
        type.GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
