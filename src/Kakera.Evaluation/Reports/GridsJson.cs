using System.Text.Json;
using System.Text.Json.Serialization;
using Kakera.Data;
using Kakera.Data.Files;

namespace Kakera.Evaluation.Reports;

/// <summary><c>grids.json</c>: a search for grids as it ended.</summary>
public static class GridsJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new FiniteNumbers() },
    };

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="KakeraException">It cannot be written.</exception>
    public static void Write(string path, ReportGrids grids) => AtomicFile.WriteAllText(path, JsonSerializer.Serialize(grids, Options));

    /// <summary>The search of a file; null where there is none, or one of a version that wrote otherwise.</summary>
    public static ReportGrids? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<ReportGrids>(File.ReadAllText(path), Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
