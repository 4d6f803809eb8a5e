using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kakera.Learning.Checkpoints;

/// <summary>
/// How descriptions of checkpoints, runs and models are spelled: the spelling of the settings file, so that a reader meets one
/// vocabulary.
/// </summary>
internal static class DescriptionJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static JsonSerializerOptions Indented { get; } = new(Options) { WriteIndented = true };
}
