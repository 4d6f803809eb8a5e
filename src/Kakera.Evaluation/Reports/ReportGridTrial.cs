using Kakera.Evaluation.Intervals;

namespace Kakera.Evaluation.Reports;

/// <summary>One trial of grids. Intervals are 95 %.</summary>
/// <param name="Grids">Cells per side of the three puzzles, from fine to coarse.</param>
/// <param name="IsDefault">Whether these are the grids that the others have to beat.</param>
/// <param name="Score">The score; null where the trial was stopped because its numbers ran away or its embeddings collapsed.</param>
/// <param name="Difference">How much higher than the default's, paired; null for the default itself and for a trial that was stopped.</param>
public sealed record ReportGridTrial(IReadOnlyList<int> Grids, bool IsDefault, Interval? Score, Interval? Difference)
{
    /// <summary>As the user writes them: <c>8,4,2</c>.</summary>
    internal string Name => string.Join(',', Grids);
}
