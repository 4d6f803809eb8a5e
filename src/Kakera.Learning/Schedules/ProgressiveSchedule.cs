using Kakera.Data.Settings;
using Kakera.Learning.Models;

namespace Kakera.Learning.Schedules;

/// <summary>The stages of a batch, from the finest puzzle on the shallowest branch to the whole image on the fused one.</summary>
public static class ProgressiveSchedule
{
    private const double PuzzleWeight = 1;
    private const double WholeWeight = 2;
    private const int LeastSide = 16; // smaller images are proposed to nobody

    /// <summary>Three puzzles, weight 1 each, and the whole image, weight 2.</summary>
    /// <param name="grids">Cells per side of the three puzzles, from fine to coarse.</param>
    public static IReadOnlyList<ProgressiveStage> Stages(IReadOnlyList<int> grids)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(grids.Count, 3, nameof(grids));
        return
        [
            new ProgressiveStage(grids[0], Branch.Stride8, PuzzleWeight),
            new ProgressiveStage(grids[1], Branch.Stride16, PuzzleWeight),
            new ProgressiveStage(grids[2], Branch.Stride32, PuzzleWeight),
            new ProgressiveStage(1, Branch.Fused, WholeWeight),
        ];
    }

    /// <summary>What is wrong with grids for images of one side; paths begin with <c>grids</c>.</summary>
    /// <param name="grids">Cells per side, from fine to coarse.</param>
    /// <param name="side">Height and width of the images, S, in pixels.</param>
    public static IEnumerable<SettingProblem> Problems(IReadOnlyList<int> grids, int side)
    {
        if (grids.Count != 3)
            yield return new SettingProblem("grids", $"has {grids.Count} numbers; must have 3, from fine to coarse, such as [8, 4, 2]");
        for (int i = 0; i < grids.Count; i++)
        {
            if (grids[i] < 1)
                yield return new SettingProblem($"grids[{i}]", $"is {grids[i]}; must be 1 or more");
            else if (side % grids[i] != 0)
                yield return new SettingProblem($"grids[{i}]", $"is {grids[i]}; must divide the image side {side}; {NearestDivisors(grids[i], side)}{NearestSide(grids, side)}");
            else if (i > 0 && grids[i] > grids[i - 1])
                yield return new SettingProblem($"grids[{i}]", $"is {grids[i]}; must not be finer than the one before it, {grids[i - 1]}");
        }
    }

    // Who changed the side and kept the grids would rather hear of a side.
    private static string NearestSide(IReadOnlyList<int> grids, int side)
    {
        long step = grids.Where(grid => grid >= 1).Aggregate(1L, (common, grid) => common > side ? common : LeastCommonMultiple(common, grid));
        long nearest = (long)Math.Round(side / (double)step) * step;
        return nearest >= LeastSide ? $"; or choose an image side of {nearest}" : "";
    }

    private static long LeastCommonMultiple(long a, long b) => a / (long)System.Numerics.BigInteger.GreatestCommonDivisor(a, b) * b;

    private static string NearestDivisors(int grid, int side)
    {
        int[] divisors = [.. Enumerable.Range(1, Math.Max(1, side / 2)).Where(d => side % d == 0)
            .OrderBy(d => Math.Abs(d - grid)).ThenBy(d => d).Take(3).Order()];
        return divisors.Length == 1 ? $"{divisors[0]} does" : $"{string.Join(", ", divisors[..^1])} and {divisors[^1]} do";
    }
}
