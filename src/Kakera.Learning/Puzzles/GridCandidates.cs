namespace Kakera.Learning.Puzzles;

/// <summary>
/// Which grids are worth a trial on images of one side. From one puzzle to the next the cells per side halve, as published, until the image is
/// whole; triples differ in how fine they begin. Where the side cannot be halved so often, its divisors nearest to that are taken.
/// </summary>
public static class GridCandidates
{
    /// <summary>
    /// Least side of the finest cell, in pixels. Cells of 4 were no better than of 8 on either set of docs/results.md, and a trial costs time.
    /// The usual grids are let through.
    /// </summary>
    private const int LeastCellPixels = 5;

    /// <summary>A divisor of the side stands in for a grid from which it differs by less than this factor.</summary>
    private static readonly double Near = Math.Sqrt(2);

    private static readonly int[] Finest = [32, 16, 8, 4, 2];
    private static readonly PuzzleGrids Usual = [8, 4, 2];

    /// <summary>The triples, from fine to coarse; none where the side has too few divisors.</summary>
    /// <param name="side">Height and width of the images, S, in pixels.</param>
    public static IReadOnlyList<PuzzleGrids> For(int side) =>
        [.. Finest.Select(finest => Triple(finest, side)).Where(triple => !triple.IsAuto).Distinct()];

    /// <summary>What the others have to beat: 8,4,2, or where the side cannot have that, the candidate that begins nearest to it.</summary>
    /// <param name="side">Height and width of the images, S, in pixels: one that has candidates.</param>
    public static PuzzleGrids Default(int side) => For(side).MinBy(triple => Distance(triple[0], Usual[0]));

    private static PuzzleGrids Triple(int finest, int side)
    {
        if (finest == Usual[0] && side % finest == 0)
            return Usual;
        int[] divisors = [.. Enumerable.Range(1, Math.Max(0, side / LeastCellPixels)).Where(divisor => side % divisor == 0)];
        int first = Nearest(divisors, finest);
        if (Distance(first, finest) >= Math.Log(Near))
            return PuzzleGrids.Auto;
        int second = Nearest(divisors.Where(divisor => divisor < first), first / 2.0);
        int third = first == 2 ? 1 : Nearest(divisors.Where(divisor => divisor < second), first / 4.0);
        return third == 0 ? PuzzleGrids.Auto : [first, second, third];
    }

    // The nearest by ratio, of two equally near ones the coarser; 0 where there is none.
    private static int Nearest(IEnumerable<int> divisors, double wanted) => divisors.OrderBy(divisor => Distance(divisor, wanted)).FirstOrDefault();

    private static double Distance(double grid, double wanted) => Math.Abs(Math.Log(grid / wanted));
}
