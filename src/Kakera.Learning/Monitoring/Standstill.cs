using Kakera.Learning.Training;

namespace Kakera.Learning.Monitoring;

/// <summary>
/// A pre-training in which nothing moves any more, and the shorter plan that it gets. A function of the history, the plan and the settings
/// alone, so that a resumed run finds the same.
/// </summary>
/// <remarks>
/// With window w, the greater of <see cref="EarlyStopSettings.PatienceEpochs"/> and a tenth of the planned epochs (rounded up), a run stands
/// still at the end of epoch e when the training loss, the effective rank and, where it was measured in all of these epochs, the nearest
/// neighbours' macro AUC, each <see cref="SmoothedMeasure"/>, at every epoch from e − w + 1 to e lies within
/// <see cref="EarlyStopSettings.LeastChange"/> times its value at e − w of that value, above or below. The first such e counts. It is looked
/// for from half of the planned epochs, since a slow start is no end, to three quarters of them: after that the falling learning rate makes
/// little movement normal, and little would be saved.
/// The run then does not just break off, since weights at a high learning rate are noisy: a tail of a tenth of the planned epochs follows, in
/// which the rate falls to zero from where it is.
/// </remarks>
/// <param name="Epoch">The epoch at whose end nothing had moved, e.</param>
/// <param name="Window">Over how many epochs, w.</param>
/// <param name="LastEpoch">The last epoch of the tail, with which the run ends.</param>
/// <param name="Changes">What each measure did over the window.</param>
internal sealed record Standstill(int Epoch, int Window, int LastEpoch, IReadOnlyList<MeasureChange> Changes)
{
    private const int LongPlanWindows = 10;
    private const int Tails = 10;

    /// <summary>The first standstill of a run; null where it has had none so far.</summary>
    /// <param name="history">All epochs so far, from the first.</param>
    /// <param name="settings">What counts as one.</param>
    /// <param name="plannedEpochs">The epochs of the plan, those after the history included.</param>
    public static Standstill? Find(IReadOnlyList<EpochRecord> history, EarlyStopSettings settings, int plannedEpochs)
    {
        if (settings.PatienceEpochs == 0)
            return null;
        int window = Math.Max(settings.PatienceEpochs, (plannedEpochs + LongPlanWindows - 1) / LongPlanWindows);
        int tail = Math.Max(1, (plannedEpochs + Tails / 2) / Tails);
        int first = Math.Max((plannedEpochs + 1) / 2, window + SmoothedMeasure.Epochs);
        int last = Math.Min(Math.Min(history.Count, plannedEpochs * 3 / 4), plannedEpochs - tail - 1);
        for (int epoch = first; epoch <= last; epoch++)
            if (At(history, epoch, window, settings.LeastChange) is { Length: > 0 } changes)
                return new Standstill(epoch, window, epoch + tail, changes);
        return null;
    }

    /// <summary>What the user is told, in one sentence that names the numbers.</summary>
    public string Sentence(EarlyStopSettings settings, int plannedEpochs) =>
        $"Pre-training stands still: in {Window} epochs up to epoch {Epoch} of {plannedEpochs} nothing moved by more than "
        + $"{100 * settings.LeastChange:G3} % ({string.Join(", ", Changes)}). The learning rate is brought down now, and epoch {LastEpoch} is the last.";

    // What each measure did, or nothing where one has moved.
    private static MeasureChange[] At(IReadOnlyList<EpochRecord> history, int epoch, int window, double leastChange)
    {
        var changes = new List<MeasureChange>();
        foreach ((string name, Func<EpochRecord, double?> measure) in Watched)
        {
            double?[] values = [.. Enumerable.Range(epoch - window, window + 1).Select(e => SmoothedMeasure.At(history, e, measure))];
            if (values.Contains(null))
                continue; // not measured throughout
            double before = values[0]!.Value;
            if (values.Any(value => Math.Abs(value!.Value - before) > leastChange * Math.Abs(before)))
                return [];
            changes.Add(new MeasureChange(name, before, values[^1]!.Value));
        }
        return [.. changes];
    }

    private static readonly (string Name, Func<EpochRecord, double?> Measure)[] Watched =
    [
        ("loss", record => record.Loss),
        (CollapseGuard.Rank, record => record.Measure(CollapseGuard.Rank)),
        (PretrainWatch.MacroAuc, record => record.Measure(PretrainWatch.MacroAuc)),
    ];
}
