namespace Kakera.Evaluation.Predictions;

/// <summary>What a model said of a set of images.</summary>
/// <param name="Classes">The K classes by their index.</param>
/// <param name="Items">One prediction an image.</param>
public sealed record PredictionSet(IReadOnlyList<string> Classes, IReadOnlyList<Prediction> Items);
