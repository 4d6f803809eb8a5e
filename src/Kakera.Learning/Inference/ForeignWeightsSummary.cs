using Kakera.Learning.Models;

namespace Kakera.Learning.Inference;

/// <summary>What was taken from a file of weights.</summary>
/// <param name="ModelPath">The model that was written.</param>
/// <param name="Backbone">The residual network that the file holds.</param>
/// <param name="Matched">Weights and statistics that were taken: all of the encoder's.</param>
/// <param name="Left">Names in the file that are none of the encoder's, such as the classifier's.</param>
public sealed record ForeignWeightsSummary(string ModelPath, Backbone Backbone, int Matched, IReadOnlyList<string> Left);
