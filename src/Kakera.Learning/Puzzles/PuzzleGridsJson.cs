using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kakera.Learning.Puzzles;

/// <summary>Grids in JSON: a list of numbers, or the word <c>auto</c>.</summary>
internal sealed class PuzzleGridsJson : JsonConverter<PuzzleGrids>
{
    /// <inheritdoc/>
    public override PuzzleGrids Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.String ? [.. JsonSerializer.Deserialize<int[]>(ref reader, options) ?? []]
        : reader.GetString() == PuzzleGrids.AutoWord ? PuzzleGrids.Auto
        : throw new JsonException($"grids are a list of numbers or \"{PuzzleGrids.AutoWord}\"");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PuzzleGrids value, JsonSerializerOptions options)
    {
        if (value.IsAuto)
            writer.WriteStringValue(PuzzleGrids.AutoWord);
        else
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
