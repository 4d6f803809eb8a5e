using Kakera.Learning.Monitoring;

namespace Kakera.Learning.Training;

/// <summary>Which epoch a pre-training keeps: a function of the history alone, so that a resumed run chooses alike.</summary>
internal static class KeptEpoch
{
    /// <summary>
    /// The record to keep, of a history that is not empty. What was kept is only ever given up for the newest epoch, so that it is enough
    /// to hold one epoch's weights.
    /// </summary>
    public static EpochRecord Of(IReadOnlyList<EpochRecord> history, KeepRule rule)
    {
        EpochRecord? best = null;
        double highest = double.NegativeInfinity;
        for (int epoch = 1; rule == KeepRule.BestKnn && epoch <= history.Count; epoch++)
            if (SmoothedMeasure.At(history, epoch, record => record.Measure(PretrainWatch.MacroAuc)) is double area && area > highest)
                (best, highest) = (history[epoch - 1], area);
        return best ?? history[^1];
    }
}
