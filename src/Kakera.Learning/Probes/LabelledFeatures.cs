namespace Kakera.Learning.Probes;

/// <summary>Features of images whose classes are known.</summary>
/// <param name="Features">[N][E].</param>
/// <param name="Classes">The class of each, 0 … K − 1.</param>
public sealed record LabelledFeatures(float[][] Features, IReadOnlyList<int> Classes)
{
    /// <summary>Images, N.</summary>
    public int Count => Features.Length;
}
