using Kakera.Learning.Probes;

namespace Kakera.Learning.Inference;

/// <summary>The probe that answers beside a classifier's network.</summary>
/// <param name="Features">What of the frozen network it looks at.</param>
/// <param name="Share">What it counts in the answer, above 0 … 1.</param>
/// <param name="Given">What of given weights it looks at besides, frozen as well; null where it does not.</param>
public sealed record ProbeDescription(FeatureKind Features, double Share, FeatureKind? Given = null);
