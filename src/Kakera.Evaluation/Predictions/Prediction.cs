namespace Kakera.Evaluation.Predictions;

/// <summary>What a model said of one image.</summary>
/// <param name="Image">The image's path below the imported folder.</param>
/// <param name="Group">Patient or lesion; resampled as a whole.</param>
/// <param name="Label">Its true class, 0 … K − 1; null where it is not known.</param>
/// <param name="Probabilities">The probability of each class, [K], adding up to 1.</param>
public sealed record Prediction(string Image, string Group, int? Label, float[] Probabilities)
{
    /// <summary>
    /// The class that was answered: unless told otherwise the most probable one, of equal ones the first. Calibration changes probabilities and no answer.
    /// </summary>
    public int Answer { get; init; } = Array.IndexOf(Probabilities, Probabilities.Max());

    /// <summary>Its probability: how often such an answer should be right.</summary>
    public float Confidence => Probabilities[Answer];
}
