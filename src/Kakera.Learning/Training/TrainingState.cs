using Kakera.Learning.Checkpoints;

namespace Kakera.Learning.Training;

/// <summary>How far a training has come, apart from its tensors.</summary>
internal sealed class TrainingState(TrainingPlan plan, CheckpointDescription? from)
{
    private readonly List<EpochRecord> _history = [.. from?.History ?? []];
    private readonly SortedDictionary<string, double> _sums = new(from?.Sums.ToDictionary() ?? [], StringComparer.Ordinal);

    /// <summary>Batches trained on.</summary>
    public long Step { get; private set; } = from?.Step ?? 0;

    /// <summary>Time spent before this process took over.</summary>
    public double SecondsBefore { get; } = from?.Seconds ?? 0;

    public IReadOnlyList<EpochRecord> History => _history;

    /// <summary>The running epoch, counted from 0.</summary>
    public int Epoch => (int)(Step / plan.StepsPerEpoch);

    /// <summary>Batches of the running epoch that are done.</summary>
    public int BatchesDone => (int)(Step % plan.StepsPerEpoch);

    /// <summary>Whether the last epoch's batches are done but it is not yet on record.</summary>
    public bool EpochIsOpen => Step > 0 && BatchesDone == 0 && _history.Count < Epoch;

    /// <summary>Counts a batch and adds its values to the epoch's.</summary>
    public void CountBatch(IReadOnlyDictionary<string, double> values)
    {
        foreach ((string name, double value) in values)
            _sums[name] = _sums.GetValueOrDefault(name) + value;
        Step++;
    }

    /// <summary>Means over the epoch's batches, by name.</summary>
    public IReadOnlyDictionary<string, double> Means() =>
        _sums.ToDictionary(sum => sum.Key, sum => sum.Value / plan.StepsPerEpoch, StringComparer.Ordinal);

    public void CloseEpoch(EpochRecord record)
    {
        _history.Add(record);
        _sums.Clear();
    }

    public CheckpointDescription Describe(double seconds) => new()
    {
        Step = Step,
        Epochs = plan.Epochs,
        StepsPerEpoch = plan.StepsPerEpoch,
        Seconds = seconds,
        Identity = plan.Identity,
        History = [.. _history],
        Sums = _sums,
    };
}
