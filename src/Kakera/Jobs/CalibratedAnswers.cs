using Kakera.Evaluation.Predictions;

namespace Kakera.Jobs;

/// <summary>What one arm answered, its confidence calibrated on the validation images.</summary>
/// <param name="Validation">On the validation images.</param>
/// <param name="Test">On the test images, at the same temperature.</param>
internal sealed record CalibratedAnswers(PredictionSet Validation, PredictionSet Test);
