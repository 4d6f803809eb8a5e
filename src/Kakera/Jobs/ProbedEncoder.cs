namespace Kakera.Jobs;

/// <summary>Encoders that are asked under one name: one, or several trainings of one recipe with different seeds.</summary>
/// <param name="Name">What tables call them.</param>
/// <param name="Files">The encoders' or classifiers' files; <see cref="InstalledWeights.Word"/> stands for one.</param>
public sealed record ProbedEncoder(string Name, IReadOnlyList<string> Files);
