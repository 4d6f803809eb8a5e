using Kakera.Data.Pixels;

namespace Kakera.Data.Splits;

/// <summary>The labels that one arm may see.</summary>
/// <param name="Items">The chosen images, class by class, each in the order of its draw.</param>
/// <param name="Shortfall">For each class 0 … K − 1, how many fewer there were than asked for; 0 where there were enough.</param>
public sealed record LabelledSubsetResult(IReadOnlyList<ImageItem> Items, IReadOnlyList<int> Shortfall);
