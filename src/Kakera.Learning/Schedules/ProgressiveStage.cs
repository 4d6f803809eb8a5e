using Kakera.Learning.Models;

namespace Kakera.Learning.Schedules;

/// <summary>One stage of a batch.</summary>
/// <param name="Grid">Cells per side of the puzzle, G; 1 for the whole image.</param>
/// <param name="Branch">The branch that describes it.</param>
/// <param name="Weight">What its loss counts.</param>
public sealed record ProgressiveStage(int Grid, Branch Branch, double Weight);
