using Kakera.Learning.Training;

namespace Kakera.Learning.Monitoring;

/// <summary>A measure of an epoch, smoothed: the mean over that epoch and the two before it, since a single epoch's is a matter of luck.</summary>
internal static class SmoothedMeasure
{
    /// <summary>Epochs that one value is the mean of.</summary>
    public const int Epochs = 3;

    /// <summary>The smoothed value at an epoch; null where one of its epochs is not on record or was not measured.</summary>
    /// <param name="history">All epochs so far, from the first.</param>
    /// <param name="epoch">1, 2, …</param>
    /// <param name="measure">What is smoothed of an epoch.</param>
    public static double? At(IReadOnlyList<EpochRecord> history, int epoch, Func<EpochRecord, double?> measure)
    {
        if (epoch < Epochs || epoch > history.Count)
            return null;
        double sum = 0;
        for (int i = epoch - Epochs; i < epoch; i++)
        {
            if (measure(history[i]) is not double value)
                return null;
            sum += value;
        }
        return sum / Epochs;
    }
}
