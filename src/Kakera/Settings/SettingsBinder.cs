using System.Globalization;
using System.Reflection;
using Kakera.Data.Settings;
using Tomlyn.Model;

namespace Kakera.Settings;

/// <summary>Puts the values of a TOML table into copies of settings records: snake_case keys to the properties of that name.</summary>
internal static class SettingsBinder
{
    /// <summary>A copy of <paramref name="record"/> with the table's values; everything that does not fit is added to <paramref name="problems"/>.</summary>
    public static object Bind(TomlTable table, object record, string path, List<SettingProblem> problems)
    {
        object copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        IReadOnlyList<PropertyInfo> properties = SettingNames.PropertiesOf(record.GetType());
        foreach (string key in table.Keys)
        {
            string at = path.Length == 0 ? key : $"{path}.{key}";
            PropertyInfo? property = properties.FirstOrDefault(p => SettingNames.KeyOf(p) == key);
            if (property is null)
            {
                string nearest = SettingNames.Nearest(key, properties.Select(SettingNames.KeyOf));
                problems.Add(new SettingProblem(at, $"there is no such setting; did you mean {(path.Length == 0 ? nearest : $"{path}.{nearest}")}?"));
            }
            else if (Convert(table[key], property, copy, at, problems) is { } value)
            {
                property.SetValue(copy, value);
            }
        }

        return copy;
    }

    private static object? Convert(object? value, PropertyInfo property, object owner, string path, List<SettingProblem> problems)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (SettingNames.IsSection(type))
        {
            if (value is TomlTable section)
                return Bind(section, property.GetValue(owner)!, path, problems);
            problems.Add(new SettingProblem(path, $"is a section; write [{path}] and its keys below"));
            return null;
        }

        if (type.IsArray)
            return ConvertArray(value, type.GetElementType()!, path, problems);
        object? converted = ConvertScalar(value, type);
        if (converted is null)
            problems.Add(new SettingProblem(path, $"is {Shown(value)}; must be {Expected(type)}"));
        return converted;
    }

    private static Array? ConvertArray(object? value, Type element, string path, List<SettingProblem> problems)
    {
        if (value is not TomlArray items)
        {
            problems.Add(new SettingProblem(path, $"is {Shown(value)}; must be a list, such as [{Example(element)}]"));
            return null;
        }

        var array = Array.CreateInstance(element, items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            if (ConvertScalar(items[i], element) is { } item)
                array.SetValue(item, i);
            else
                problems.Add(new SettingProblem($"{path}[{i}]", $"is {Shown(items[i])}; must be {Expected(element)}"));
        }

        return array;
    }

    private static object? ConvertScalar(object? value, Type type) => value switch
    {
        long whole when type == typeof(int) && whole is >= int.MinValue and <= int.MaxValue => (int)whole,
        long whole when type == typeof(long) => whole,
        long whole when type == typeof(ulong) && whole >= 0 => (ulong)whole,
        long whole when type == typeof(double) => (double)whole,
        double real when type == typeof(double) => real,
        bool flag when type == typeof(bool) => flag,
        string text when type == typeof(string) => text,
        long whole when type == typeof(string) => whole.ToString(CultureInfo.InvariantCulture), // --labels-per-class 10
        string text when type.IsEnum => SettingNames.EnumValue(type, text),
        _ => null,
    };

    private static string Shown(object? value) => value switch
    {
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        TomlTable => "a section",
        TomlArray => "a list",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}",
    };

    private static string Expected(Type type) =>
        type == typeof(int) || type == typeof(long) ? "a whole number"
        : type == typeof(ulong) ? "a whole number from 0"
        : type == typeof(double) ? "a number"
        : type == typeof(bool) ? "true or false"
        : type.IsEnum ? "one of " + string.Join(", ", SettingNames.EnumNames(type))
        : "a text in quotation marks";

    private static string Example(Type element) => element == typeof(string) ? "\"a\", \"b\"" : "1, 2";
}
