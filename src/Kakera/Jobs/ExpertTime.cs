using Kakera.Evaluation.Predictions;
using Kakera.Evaluation.Reports;

namespace Kakera.Jobs;

/// <summary>What confirming a little costs an expert: answers below the classifier's threshold are looked at.</summary>
internal static class ExpertTime
{
    /// <summary>The cost with the expert's time filled in.</summary>
    /// <param name="cost">Without it.</param>
    /// <param name="test">Calibrated answers on images that had no say in the threshold.</param>
    /// <param name="threshold">The confidence below which an expert looks.</param>
    public static ReportCost Estimate(ReportCost cost, PredictionSet test, double threshold)
    {
        double looked = test.Items.Count(item => item.Confidence < threshold) / (double)Math.Max(1, test.Items.Count);
        return cost with { Threshold = threshold, ExpertMinutesPerThousand = looked * 1000 * cost.SecondsPerLook / 60 };
    }
}
