namespace Kakera.Evaluation.Reports;

/// <summary>Whether it pays, in plain words.</summary>
/// <param name="Kind">The conclusion.</param>
/// <param name="Headline">It in one sentence.</param>
/// <param name="Reasons">What it rests on.</param>
/// <param name="NextSteps">What to do next.</param>
public sealed record Verdict(VerdictKind Kind, Bilingual Headline, IReadOnlyList<Bilingual> Reasons, IReadOnlyList<Bilingual> NextSteps);
