using Kakera.Learning.Monitoring;

namespace Kakera.Learning.Training;

/// <summary>
/// How long a training runs and when it leaves a checkpoint. Fixed once the first step is made; a <see cref="Standstill"/> and a
/// <see cref="TimeCut"/> shorten it by rules that are part of it.
/// </summary>
internal sealed record TrainingPlan
{
    /// <summary>The stage in progress reports: <c>pretrain</c>, <c>finetune</c>.</summary>
    public required string Stage { get; init; }

    public required int Epochs { get; init; }

    public required int StepsPerEpoch { get; init; }

    /// <summary>Images in each batch, N.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Batches over which the learning rate rises.</summary>
    public required long WarmupSteps { get; init; }

    /// <summary>The highest learning rate of any parameter, and the setting that holds it.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The setting that holds <see cref="LearningRate"/>, with its section.</summary>
    public required string LearningRateSetting { get; init; }

    /// <summary>The longest gradient; 0 for any.</summary>
    public required double GradientLimit { get; init; }

    /// <summary>Batches between checkpoints; 0 for none by count.</summary>
    public required int CheckpointEverySteps { get; init; }

    /// <summary>Seconds between checkpoints; 0 for none by time.</summary>
    public required double CheckpointEverySeconds { get; init; }

    /// <summary>When to end before the plan does because nothing moves any more; null for never.</summary>
    public EarlyStopSettings? EarlyStop { get; init; }

    /// <summary>The time that it is to take; null for as long as it needs.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>See <see cref="Checkpoints.RunIdentity"/>.</summary>
    public required IReadOnlyDictionary<string, string> Identity { get; init; }

    public long TotalSteps => (long)Epochs * StepsPerEpoch;
}
