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

    /// <summary>
    /// What a key that does not exist was probably meant to be: one of the same section that is spelled alike, else one of another section,
    /// else all that the section has.
    /// </summary>
    /// <param name="root">The outermost record.</param>
    /// <param name="section">The record that was expected to have the key.</param>
    /// <param name="path">The section's path; empty for the outermost.</param>
    /// <param name="key">The key.</param>
    public static string Guess(Type root, Type section, string path, string key)
    {
        string prefix = path.Length == 0 ? "" : path + ".";
        string[] here = [.. PropertiesOf(section).Select(KeyOf)];
        if (Spelling.Nearest(key, here) is { } near)
            return $"did you mean {prefix}{near}?";
        string[] all = [.. Paths(root, "")];
        string[] elsewhere = [.. all.Where(candidate => candidate.Split('.')[^1] == key)];
        if (elsewhere.Length == 0 && Spelling.Nearest(key, all.Select(candidate => candidate.Split('.')[^1])) is { } similar)
            elsewhere = [.. all.Where(candidate => candidate.Split('.')[^1] == similar)];
        return elsewhere.Length > 0
            ? $"did you mean {string.Join(" or ", elsewhere)}?"
            : $"{(path.Length == 0 ? "there are" : $"[{path}] has")} {string.Join(", ", here)}";
    }

    /// <summary>The type of the setting at a path that exists, without the question mark of a nullable one.</summary>
    public static Type TypeOf(Type root, string path) => path.Split('.').Aggregate(root, (record, key) =>
    {
        Type type = PropertiesOf(record).First(property => KeyOf(property) == key).PropertyType;
        return Nullable.GetUnderlyingType(type) ?? type;
    });

    /// <summary>The value of the setting at a path that exists.</summary>
    public static object? ValueAt(object root, string path) => path.Split('.').Aggregate((object?)root, (record, key) =>
        PropertiesOf(record!.GetType()).First(property => KeyOf(property) == key).GetValue(record));

    private static IEnumerable<string> Paths(Type record, string prefix) =>
        PropertiesOf(record).SelectMany(property => IsSection(property.PropertyType)
            ? Paths(property.PropertyType, $"{prefix}{KeyOf(property)}.").Prepend(prefix + KeyOf(property))
            : [prefix + KeyOf(property)]);

    private static string EnumName(Type type, string name) =>
        type.GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
