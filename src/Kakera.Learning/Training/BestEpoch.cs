namespace Kakera.Learning.Training;

/// <summary>
/// Which epoch's weights a fine-tuning keeps: the one with the highest macro AUC on the validation images; of equal ones the lower
/// validation loss, then the earlier. Where validation holds fewer than two classes, the lowest validation loss; without validation
/// images, the last epoch. Test images have no say.
/// </summary>
internal static class BestEpoch
{
    public const string MacroAuc = "validation_macro_auc";
    public const string BalancedAccuracy = "validation_balanced_accuracy";
    public const string Loss = "validation_loss";

    /// <summary>The record to keep, of a history that is not empty.</summary>
    public static EpochRecord Of(IReadOnlyList<EpochRecord> history)
    {
        EpochRecord best = history[^1];
        if (history.All(record => record.Measure(Loss) is null))
            return best;
        EpochRecord[] validated = [.. history.Where(record => record.Measure(Loss) is not null)];
        best = validated[0];
        foreach (EpochRecord record in validated.Skip(1))
            if (IsBetter(record, best))
                best = record;
        return best;
    }

    private static bool IsBetter(EpochRecord record, EpochRecord best)
    {
        double auc = record.Measure(MacroAuc) ?? 0, bestAuc = best.Measure(MacroAuc) ?? 0;
        return auc > bestAuc || (auc == bestAuc && record.Measure(Loss) < best.Measure(Loss));
    }
}
