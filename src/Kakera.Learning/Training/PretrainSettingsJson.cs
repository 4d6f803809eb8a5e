using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kakera.Learning.Training;

/// <summary>
/// Writes of a pre-training's settings what has a bearing on its run. So a run goes on though a section of another method was changed, and
/// one of the default method is described as it was before there were others.
/// </summary>
internal sealed class PretrainSettingsJson : JsonConverter<PretrainSettings>
{
    /// <inheritdoc/>
    public override PretrainSettings Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("settings are read from TOML");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PretrainSettings value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (PropertyInfo property in typeof(PretrainSettings).GetProperties().OrderBy(property => property.MetadataToken).Where(value.Counts))
        {
            writer.WritePropertyName(options.PropertyNamingPolicy?.ConvertName(property.Name) ?? property.Name);
            JsonSerializer.Serialize(writer, property.GetValue(value), property.PropertyType, options);
        }

        writer.WriteEndObject();
    }
}
