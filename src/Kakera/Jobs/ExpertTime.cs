using Kakera.Evaluation.Predictions;
using Kakera.Evaluation.Reports;

namespace Kakera.Jobs;

/// <summary>
/// What confirming a little costs an expert: answers below a confidence are looked at. The confidence is the lowest at which the answers
/// above it were right often enough on the validation images.
/// </summary>
internal static class ExpertTime
{
    /// <summary>How often answers that nobody looks at should be right.</summary>
    private const double WantedAccuracy = 0.95;

    /// <summary>The cost with the expert's time filled in.</summary>
    public static ReportCost Estimate(ReportCost cost, CalibratedAnswers answers)
    {
        Prediction[] surestFirst = [.. answers.Validation.Items.OrderByDescending(item => item.Confidence)];

        // Down from the surest answer: the last confidence at which all answers so far were right often enough.
        double threshold = 1;
        int right = 0;
        for (int i = 0; i < surestFirst.Length; i++)
        {
            right += surestFirst[i].Answer == surestFirst[i].Label ? 1 : 0;
            if (right >= WantedAccuracy * (i + 1))
                threshold = surestFirst[i].Confidence;
        }

        IReadOnlyList<Prediction> test = answers.Test.Items;
        double looked = test.Count(item => item.Confidence < threshold) / (double)Math.Max(1, test.Count);
        return cost with { Threshold = threshold, ExpertMinutesPerThousand = looked * 1000 * cost.SecondsPerLook / 60 };
    }
}
