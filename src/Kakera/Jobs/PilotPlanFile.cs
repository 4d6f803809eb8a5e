using System.Text.Json;
using Kakera.Data.Files;

namespace Kakera.Jobs;

/// <summary>A plan on disk, so that a resumed pilot keeps it.</summary>
internal static class PilotPlanFile
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The plan, or null where there is none yet, or one of a version that planned otherwise.</summary>
    public static PilotPlan? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<PilotPlan>(File.ReadAllText(path), Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps the plan.</summary>
    public static void Write(string path, PilotPlan plan) => AtomicFile.WriteAllText(path, JsonSerializer.Serialize(plan, Json));
}
