using Kakera.Evaluation.Reports;
using Kakera.Learning.Puzzles;

namespace Kakera.Jobs;

/// <summary>A search for grids, done.</summary>
/// <param name="Report">What was tried, and why it was chosen.</param>
/// <param name="Before">What of it was done before this process: it counts against a budget, too.</param>
internal sealed record GridSearchResult(ReportGrids Report, TimeSpan Before)
{
    /// <summary>The grids to go on with.</summary>
    public PuzzleGrids Chosen => [.. Report.Chosen];
}
