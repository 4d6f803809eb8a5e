using Kakera.Data.Pixels;
using Kakera.Evaluation.Calibration;
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
    public static ReportCost Estimate(ReportCost cost, TrainingData data, ArmOutcome outcome, PredictionSet test)
    {
        int[] labels = [.. data.Validation.Items.Select(item => item.ClassIndex!.Value)];
        double temperature = TemperatureScaling.Fit(outcome.Validation, labels);
        (double Confidence, bool IsRight)[] answers =
        [
            .. outcome.Validation
                .Select((row, i) => new Prediction("", "", labels[i], TemperatureScaling.Apply(row, temperature)))
                .Select(item => ((double)item.Confidence, item.Answer == item.Label))
                .OrderByDescending(pair => pair.Item1),
        ];

        // Down from the surest answer: the last confidence at which all answers so far were right often enough.
        double threshold = 1;
        int right = 0;
        for (int i = 0; i < answers.Length; i++)
        {
            right += answers[i].IsRight ? 1 : 0;
            if (right >= WantedAccuracy * (i + 1))
                threshold = answers[i].Confidence;
        }

        double looked = test.Items.Count(item => item.Confidence < threshold) / (double)Math.Max(1, test.Items.Count);
        return cost with { Threshold = threshold, ExpertMinutesPerThousand = looked * 1000 * cost.SecondsPerLook / 60 };
    }
}
