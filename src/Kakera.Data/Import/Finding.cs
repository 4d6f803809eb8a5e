using Kakera.Data.Images;

namespace Kakera.Data.Import;

/// <summary>Something noticed in the images or labels that a person should know. <see cref="FindingText"/> puts it into words.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Count">How many images, rows, groups or classes it concerns.</param>
/// <param name="Samples">The first of them by name, at most <see cref="MostSamples"/>.</param>
/// <param name="Reason">With <see cref="FindingKind.Quarantined"/>, why; null otherwise.</param>
public sealed record Finding(
    FindingKind Kind, FindingSeverity Severity, int Count, IReadOnlyList<string> Samples, QuarantineReason? Reason = null)
{
    /// <summary>The most names that a finding lists.</summary>
    public const int MostSamples = 10;
}
