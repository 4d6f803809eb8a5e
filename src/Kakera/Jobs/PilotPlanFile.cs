using System.Text.Json;
using Kakera.Data.Files;

namespace Kakera.Jobs;

/// <summary>A plan on disk, so that a resumed pilot keeps it.</summary>
internal static class PilotPlanFile
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The plan, or null where there is none yet.</summary>
    public static PilotPlan? Read(string path) => File.Exists(path) ? JsonSerializer.Deserialize<PilotPlan>(File.ReadAllText(path), Json) : null;

    /// <summary>Keeps the plan.</summary>
    public static void Write(string path, PilotPlan plan) => AtomicFile.WriteAllText(path, JsonSerializer.Serialize(plan, Json));
}
