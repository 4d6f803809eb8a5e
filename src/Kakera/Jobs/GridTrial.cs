using Kakera.Learning.Puzzles;

namespace Kakera.Jobs;

/// <summary>One trial of grids, done.</summary>
/// <param name="Grids">The grids.</param>
/// <param name="Measured">What its figures follow from; null where it diverged or collapsed.</param>
/// <param name="Seconds">What it took, interruptions left out.</param>
internal sealed record GridTrial(PuzzleGrids Grids, float[][]? Measured, double Seconds);
