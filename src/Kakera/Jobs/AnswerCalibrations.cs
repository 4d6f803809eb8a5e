using Kakera.Data.Pixels;
using Kakera.Evaluation.Calibration;
using Kakera.Evaluation.Predictions;
using Kakera.Learning.Inference;

namespace Kakera.Jobs;

/// <summary>Finds on the validation images how a classifier's answers are to be read, and reads them so.</summary>
internal static class AnswerCalibrations
{
    /// <summary>How often answers that nobody looks at should be right.</summary>
    private const double WantedAccuracy = 0.95;

    /// <summary>Temperature, class weights and threshold of a classifier.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="validation">The validation images.</param>
    /// <param name="probabilities">Its answers for them, [N][K].</param>
    public static AnswerCalibration Find(IReadOnlyList<string> classes, IReadOnlyList<ImageItem> validation, float[][] probabilities)
    {
        ProbabilityCalibration fitted = ProbabilityCalibration.Fit(probabilities, [.. validation.Select(item => item.ClassIndex!.Value)], classes.Count);
        AnswerCalibration found = new(fitted.Temperature, 0, WantedAccuracy) { ClassWeights = fitted.ClassWeights };
        return found with { Threshold = SelectivePrediction.Threshold(Read(classes, validation, probabilities, found), WantedAccuracy) };
    }

    /// <summary>Answers with the images that they are on, calibrated.</summary>
    public static PredictionSet Read(
        IReadOnlyList<string> classes, IReadOnlyList<ImageItem> items, float[][] probabilities, AnswerCalibration calibration)
    {
        IReadOnlyList<double> weights = calibration.ClassWeights ?? [.. classes.Select(_ => 1.0)];
        return new ProbabilityCalibration(calibration.Temperature, weights).Apply(PilotReport.Predictions(classes, items, probabilities));
    }
}
