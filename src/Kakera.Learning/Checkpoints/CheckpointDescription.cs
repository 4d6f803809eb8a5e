using Kakera.Learning.Training;

namespace Kakera.Learning.Checkpoints;

/// <summary>What a checkpoint says of itself, beside its tensors.</summary>
internal sealed record CheckpointDescription
{
    public const int CurrentVersion = 1;

    /// <summary>Of the checkpoint's layout.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Batches trained on.</summary>
    public required long Step { get; init; }

    /// <summary>Epochs that the run was planned to have; never replanned once a step was made.</summary>
    public required int Epochs { get; init; }

    public required int StepsPerEpoch { get; init; }

    /// <summary>Time spent, interruptions left out.</summary>
    public required double Seconds { get; init; }

    /// <summary>What the run was started with; see <see cref="RunIdentity"/>.</summary>
    public required IReadOnlyDictionary<string, string> Identity { get; init; }

    /// <summary>The epochs that are complete and measured.</summary>
    public required IReadOnlyList<EpochRecord> History { get; init; }

    /// <summary>Sums over the batches of the running epoch, by name.</summary>
    public required IReadOnlyDictionary<string, double> Sums { get; init; }
}
