using System.Text.Json;
using Kakera.Data;
using Kakera.Data.Files;
using Kakera.Learning.Checkpoints;

namespace Kakera.Learning.Training;

/// <summary><c>result.json</c> of a run's folder: written last, so that a run that has one is finished and its model whole.</summary>
internal sealed record FinishedRun
{
    /// <summary>The model's file in a run's folder.</summary>
    public const string ModelName = "model.safetensors";

    private const string Name = "result.json";

    public required IReadOnlyDictionary<string, string> Identity { get; init; }

    /// <summary>Epochs trained.</summary>
    public required int Epochs { get; init; }

    /// <summary>Epochs that were planned: more than <see cref="Epochs"/> where the run ended early.</summary>
    public int PlannedEpochs { get; init; }

    /// <summary>The epoch at whose end nothing had moved any more; null where there was none.</summary>
    public int? StandstillEpoch { get; init; }

    /// <summary>The epoch at whose end fewer epochs were left, lest it take too long, the first if there were several; null where there was none.</summary>
    public int? ShortenedEpoch { get; init; }

    public required int StepsPerEpoch { get; init; }

    public required long ImagesSeen { get; init; }

    public required double Seconds { get; init; }

    /// <summary>The epoch whose weights were kept.</summary>
    public int BestEpoch { get; init; }

    public required IReadOnlyList<EpochRecord> History { get; init; }

    /// <summary>The result in a run's folder, or null where the run is not finished or its model is gone.</summary>
    public static FinishedRun? Find(string folder)
    {
        string path = Path.Combine(folder, Name);
        if (!File.Exists(path) || !File.Exists(Path.Combine(folder, ModelName)))
            return null;
        try
        {
            return JsonSerializer.Deserialize<FinishedRun>(File.ReadAllText(path), DescriptionJson.Options);
        }
        catch (JsonException fault)
        {
            throw new KakeraException("the run's result cannot be read", path, "Remove the run's folder and run again.", fault);
        }
    }

    public void Write(string folder) =>
        AtomicFile.Write(Path.Combine(folder, Name), stream => JsonSerializer.Serialize(stream, this, DescriptionJson.Indented));
}
