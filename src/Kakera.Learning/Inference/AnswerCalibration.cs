namespace Kakera.Learning.Inference;

/// <summary>How to read a classifier's answers, found on validation images; it travels inside the model.</summary>
/// <param name="Temperature">Probabilities are raised to the power 1 / temperature, multiplied by the class weights and normalised: then a confidence says how often it is right.</param>
/// <param name="Threshold">The calibrated confidence, 0 … 1, below which an expert should look.</param>
/// <param name="Accuracy">How often answers at or above the threshold should be right, 0 … 1.</param>
public sealed record AnswerCalibration(double Temperature, double Threshold, double Accuracy)
{
    /// <summary>How much each class's probability counts, [K], by how common the class is; null for all alike, as in files of before.</summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }
}
