using Kakera.Learning.Inference;
using Kakera.Learning.Training;

namespace Kakera.Jobs;

/// <summary>One arm of the pilot, done.</summary>
/// <param name="Arm">Which.</param>
/// <param name="Labels">Labelled images that it saw.</param>
/// <param name="Training">Its fine-tuning, which other arms may share.</param>
/// <param name="Classifier">What came of it, with the arm's own probe.</param>
/// <param name="Validation">Its class probabilities for the validation images, [N][K], not calibrated.</param>
/// <param name="Test">Its class probabilities for the test images, [N][K], not calibrated.</param>
/// <param name="Calibration">How to read them.</param>
internal sealed record ArmOutcome(
    PilotArm Arm, int Labels, FinetuneResult Training, JoinedClassifier Classifier, float[][] Validation, float[][] Test, AnswerCalibration Calibration);
