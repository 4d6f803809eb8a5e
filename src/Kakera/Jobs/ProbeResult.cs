namespace Kakera.Jobs;

/// <summary>What frozen encoders know, asked by few labels.</summary>
/// <param name="Images">Images that were answered for.</param>
/// <param name="On">Which.</param>
/// <param name="Baseline">The name that the rows' differences are from.</param>
/// <param name="Rows">One for each count of labels, probe and encoder, in this order.</param>
public sealed record ProbeResult(int Images, ProbedImages On, string Baseline, IReadOnlyList<ProbeRow> Rows);
