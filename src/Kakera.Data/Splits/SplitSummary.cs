namespace Kakera.Data.Splits;

/// <summary>What a division came to, in used images; unlabelled ones that may be learned from count as train.</summary>
/// <param name="Train">Images to learn from.</param>
/// <param name="Validation">Labelled images to choose by.</param>
/// <param name="Test">Labelled images for the test.</param>
/// <param name="Groups">Groups in all.</param>
public sealed record SplitSummary(int Train, int Validation, int Test, int Groups);
