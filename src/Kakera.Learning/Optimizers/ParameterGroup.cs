namespace Kakera.Learning.Optimizers;

/// <summary>Parameters that share a peak learning rate.</summary>
/// <param name="LearningRate">The rate that the schedule's factor multiplies.</param>
/// <param name="Parameters">The parameters.</param>
internal sealed record ParameterGroup(double LearningRate, IReadOnlyList<NamedParameter> Parameters);
