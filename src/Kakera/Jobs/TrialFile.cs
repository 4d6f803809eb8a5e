using System.Text.Json;
using System.Text.Json.Serialization;
using Kakera.Data.Files;

namespace Kakera.Jobs;

/// <summary><c>trial.json</c> in the folder of a trial of grids: with it, a search that goes on neither repeats the trial nor needs its model.</summary>
internal static class TrialFile
{
    private const string Name = "trial.json";
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>The trial kept in <paramref name="folder"/>, or null.</summary>
    public static GridTrial? Read(string folder)
    {
        string path = Path.Combine(folder, Name);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<GridTrial>(File.ReadAllText(path), Json) : null;
        }
        catch (JsonException)
        {
            return null; // of another version, or damaged: the trial is made again
        }
    }

    /// <summary>Keeps a trial.</summary>
    public static void Write(string folder, GridTrial trial) => AtomicFile.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(trial, Json));

    /// <summary>Deletes the weights in the folder of a trial; all else stays.</summary>
    public static void DropWeights(string folder)
    {
        Models.Delete(Path.Combine(folder, Models.FileName));
        string checkpoints = Path.Combine(folder, "checkpoints");
        try
        {
            if (Directory.Exists(checkpoints)) // of a trial that was stopped
                Directory.Delete(checkpoints, recursive: true);
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw FileProblem.Translate(fault, checkpoints);
        }
    }
}
