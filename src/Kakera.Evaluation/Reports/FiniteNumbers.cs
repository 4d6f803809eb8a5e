using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kakera.Evaluation.Reports;

/// <summary>Writes a number that is not defined (the AUC of a class without images) as <c>null</c>: JSON knows no NaN.</summary>
internal sealed class FiniteNumbers : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteNullValue();
    }
}
