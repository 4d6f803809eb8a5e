namespace Kakera.Learning.Inference;

/// <summary>How probable a class is to a classifier.</summary>
/// <param name="Class">Its name.</param>
/// <param name="Probability">0 … 1.</param>
public sealed record ClassProbability(string Class, double Probability);
