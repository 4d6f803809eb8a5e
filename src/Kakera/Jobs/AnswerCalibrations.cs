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

    /// <summary>Temperature and threshold of a classifier.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="validation">The validation images.</param>
    /// <param name="probabilities">Its answers for them, [N][K].</param>
    public static AnswerCalibration Find(IReadOnlyList<string> classes, IReadOnlyList<ImageItem> validation, float[][] probabilities)
    {
        double temperature = TemperatureScaling.Fit(probabilities, [.. validation.Select(item => item.ClassIndex!.Value)]);
        PredictionSet calibrated = Read(classes, validation, probabilities, new AnswerCalibration(temperature, 0, WantedAccuracy));
        return new AnswerCalibration(temperature, SelectivePrediction.Threshold(calibrated, WantedAccuracy), WantedAccuracy);
    }

    /// <summary>Answers with the images that they are on, calibrated.</summary>
    public static PredictionSet Read(
        IReadOnlyList<string> classes, IReadOnlyList<ImageItem> items, float[][] probabilities, AnswerCalibration calibration) =>
        TemperatureScaling.Apply(PilotReport.Predictions(classes, items, probabilities), calibration.Temperature);
}
