using System.Reflection;
using Kakera.Learning.Puzzles;
using Tomlyn.Model;

namespace Kakera.Settings;

/// <summary>Puts the values of a document into copies of settings records: snake_case keys to the properties of that name.</summary>
/// <param name="document">The values.</param>
/// <param name="root">The type of the outermost record, for guesses at what a wrong key was meant to be.</param>
/// <param name="origin">The file or option that the document is.</param>
/// <param name="faults">Receives everything that does not fit.</param>
/// <param name="origins">Receives where each setting that was bound came from.</param>
internal sealed class SettingsBinder(
    SettingsDocument document, Type root, string origin, List<SettingFault> faults, Dictionary<string, string> origins)
{
    /// <summary>A copy of <paramref name="record"/> with the document's values.</summary>
    public T Bind<T>(T record)
        where T : class => (T)Bind(document.Values, record, "");

    private object Bind(TomlTable table, object record, string path)
    {
        object copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        IReadOnlyList<PropertyInfo> properties = SettingNames.PropertiesOf(record.GetType());
        foreach (string key in table.Keys)
        {
            string at = path.Length == 0 ? key : $"{path}.{key}";
            PropertyInfo? property = properties.FirstOrDefault(p => SettingNames.KeyOf(p) == key);
            if (property is null)
                Refuse(at, $"there is no such setting; {SettingNames.Guess(root, record.GetType(), path, key)}");
            else if (Convert(table[key], property, copy, at) is { } value)
                property.SetValue(copy, value);
        }

        return copy;
    }

    private object? Convert(object? value, PropertyInfo property, object owner, string path)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (SettingNames.IsSection(type))
        {
            if (value is TomlTable section)
                return Bind(section, property.GetValue(owner)!, path);
            Refuse(path, $"is a section; write [{path}] and its keys below");
            return null;
        }

        origins[path] = origin;
        if (type.IsArray)
            return ConvertArray(value, type.GetElementType()!, path);
        if (type == typeof(PuzzleGrids))
            return ConvertGrids(value, path);
        object? converted = SettingValues.Read(value, type);
        if (converted is null)
            Refuse(path, $"is {SettingValues.Shown(value)}; must be {SettingValues.Expected(type, value)}");
        return converted;
    }

    private PuzzleGrids? ConvertGrids(object? value, string path)
    {
        if (value is string word && word.Equals(PuzzleGrids.AutoWord, StringComparison.OrdinalIgnoreCase))
            return PuzzleGrids.Auto;
        if (value is TomlArray)
            return ConvertArray(value, typeof(int), path) is int[] grids ? PuzzleGrids.Create(grids) : null;
        Refuse(path, $"is {SettingValues.Shown(value)}; must be a list, such as [8, 4, 2], or \"auto\"");
        return null;
    }

    private Array? ConvertArray(object? value, Type element, string path)
    {
        if (value is not TomlArray items)
        {
            Refuse(path, $"is {SettingValues.Shown(value)}; must be a list, such as [{SettingValues.Example(element)}]");
            return null;
        }

        var array = Array.CreateInstance(element, items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            if (SettingValues.Read(items[i], element) is { } item)
                array.SetValue(item, i);
            else
                Refuse($"{path}[{i}]", $"is {SettingValues.Shown(items[i])}; must be {SettingValues.Expected(element, items[i])}");
        }

        return array;
    }

    private void Refuse(string path, string message) =>
        faults.Add(new SettingFault(path, message, origin, document.LineOf(path.Split('[')[0])));
}
