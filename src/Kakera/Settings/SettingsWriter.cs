using System.Globalization;
using System.Reflection;
using System.Text;

namespace Kakera.Settings;

/// <summary>Writes settings records as TOML: keys first, then sections, in the order of their declaration.</summary>
internal static class SettingsWriter
{
    public static string Write(object record)
    {
        var text = new StringBuilder();
        WriteRecord(text, record, "");
        return text.ToString();
    }

    private static void WriteRecord(StringBuilder text, object record, string path)
    {
        ILookup<bool, PropertyInfo> properties = SettingNames.PropertiesOf(record.GetType())
            .Where(property => property.GetValue(record) is not null)
            .ToLookup(property => SettingNames.IsSection(property.PropertyType));
        foreach (PropertyInfo property in properties[false])
            text.Append(CultureInfo.InvariantCulture, $"{SettingNames.KeyOf(property)} = {SettingValues.Write(property.GetValue(record)!)}\n");
        foreach (PropertyInfo section in properties[true])
        {
            string name = path.Length == 0 ? SettingNames.KeyOf(section) : $"{path}.{SettingNames.KeyOf(section)}";
            text.Append(CultureInfo.InvariantCulture, $"\n[{name}]\n");
            WriteRecord(text, section.GetValue(record)!, name);
        }
    }
}
