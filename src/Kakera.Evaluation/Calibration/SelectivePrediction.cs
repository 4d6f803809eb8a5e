using Kakera.Evaluation.Predictions;

namespace Kakera.Evaluation.Calibration;

/// <summary>
/// Answering only where one is sure: the rest goes to an expert. Source: Geifman and El-Yaniv, "Selective Classification for Deep Neural
/// Networks", arXiv 1705.08500; here the threshold is the empirical one, without their bound.
/// </summary>
public static class SelectivePrediction
{
    /// <summary>The lowest confidence such that the answers at or above it are right often enough; 1 where no confidence suffices.</summary>
    /// <param name="validation">Labelled predictions that were not learned from, calibrated.</param>
    /// <param name="accuracy">How often answers should be right, 0 … 1.</param>
    public static double Threshold(PredictionSet validation, double accuracy)
    {
        double threshold = 1;
        int right = 0, answered = 0;
        foreach (IGrouping<float, Prediction> alike in validation.Items.GroupBy(item => item.Confidence).OrderByDescending(group => group.Key))
        {
            // Answers of one confidence are taken or left together, as they will be in use.
            right += alike.Count(item => item.Answer == item.Label);
            answered += alike.Count();
            if (right >= accuracy * answered)
                threshold = alike.Key;
        }

        return threshold;
    }
}
