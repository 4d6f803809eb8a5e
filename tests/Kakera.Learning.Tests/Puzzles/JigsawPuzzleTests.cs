using Kakera.Data;
using Kakera.Learning.Puzzles;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Puzzles;

public sealed class JigsawPuzzleTests
{
    private static readonly ulong[] Keys = [.. Enumerable.Range(0, 4).Select(i => 1000UL + (ulong)i)];

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Restoring_a_puzzle_gives_the_image_back_exactly(int grid)
    {
        using var scope = NewDisposeScope();
        Tensor images = EveryPixelDifferent(4, 3, 16);
        Tensor permutations = JigsawPuzzle.DrawPermutations(grid, Keys, seed: 1, epoch: 2, view: 0);
        Tensor puzzle = JigsawPuzzle.Shuffle(images, grid, permutations);
        Assert.True(puzzle.ne(images).any().item<bool>());
        Assert.True(JigsawPuzzle.Restore(puzzle, grid, permutations).eq(images).all().item<bool>());
    }

    [Fact]
    public void A_puzzle_keeps_each_images_pixels()
    {
        using var scope = NewDisposeScope();
        Tensor images = EveryPixelDifferent(4, 3, 16);
        Tensor puzzle = JigsawPuzzle.Shuffle(images, 4, JigsawPuzzle.DrawPermutations(4, Keys, seed: 1, epoch: 2, view: 0));
        Tensor sorted = puzzle.reshape(12, -1).sort(1).Values;
        Assert.True(sorted.eq(images.reshape(12, -1)).all().item<bool>());
    }

    [Fact]
    public void Every_cell_appears_once_and_whole()
    {
        using var scope = NewDisposeScope();
        Tensor cellNumbers = arange(16).reshape(1, 1, 4, 4).repeat_interleave(3, 2).repeat_interleave(3, 3);
        Tensor permutations = tensor([3L, 1, 0, 2, 7, 4, 5, 6, 15, 14, 13, 12, 8, 9, 10, 11], [1, 16]);
        Tensor puzzle = JigsawPuzzle.Shuffle(cellNumbers, 4, permutations);
        Tensor expected = permutations.reshape(1, 1, 4, 4).repeat_interleave(3, 2).repeat_interleave(3, 3);
        Assert.True(puzzle.eq(expected).all().item<bool>());
    }

    [Fact]
    public void A_grid_of_one_cell_leaves_the_image()
    {
        using var scope = NewDisposeScope();
        Tensor images = EveryPixelDifferent(2, 3, 5);
        Tensor permutations = JigsawPuzzle.DrawPermutations(1, Keys[..2], seed: 1, epoch: 0, view: 0);
        Assert.True(JigsawPuzzle.Shuffle(images, 1, permutations).eq(images).all().item<bool>());
    }

    [Fact]
    public void All_orders_of_four_cells_are_equally_frequent()
    {
        const int Draws = 24000;
        ulong[] keys = [.. Enumerable.Range(0, Draws).Select(i => (ulong)i)];
        var counts = Orders(2, keys, ShuffleRule.Uniform).GroupBy(order => string.Concat(order)).Select(group => group.Count()).ToList();
        Assert.Equal(24, counts.Count);
        // Chi square with 23 degrees of freedom is above 49.7 once in a thousand.
        Assert.InRange(ChiSquare(counts, Draws / 24.0), 0, 49.7);
    }

    [Fact]
    public void Every_cell_comes_to_every_place_equally_often()
    {
        const int Draws = 8000;
        ulong[] keys = [.. Enumerable.Range(0, Draws).Select(i => (ulong)i)];
        int[] counts = new int[256];
        foreach (long[] order in Orders(4, keys, ShuffleRule.Uniform))
            for (int place = 0; place < 16; place++)
                counts[16 * place + order[place]]++;
        // Rows and columns of the counts have fixed sums, so 15/16 of the statistic is chi square with 15 · 15 degrees of freedom, which is
        // outside 161 to 294 twice in a thousand.
        Assert.InRange(ChiSquare(counts, Draws / 16.0) * 15 / 16, 161, 294);
    }

    [Fact]
    public void The_published_shuffle_is_one_cycle_through_all_cells()
    {
        foreach (long[] order in Orders(4, [.. Enumerable.Range(0, 200).Select(i => (ulong)i)], ShuffleRule.OneCycle))
        {
            Assert.Equal(Enumerable.Range(0, 16).Select(i => (long)i), order.Order());
            int length = 0;
            long cell = 0;
            do
            {
                cell = order[cell];
                length++;
            }
            while (cell != 0);
            Assert.Equal(16, length);
        }
    }

    [Fact]
    public void A_uniform_shuffle_leaves_one_cell_in_place_on_average()
    {
        const int Draws = 4000;
        double staying = Orders(4, [.. Enumerable.Range(0, Draws).Select(i => (ulong)i)], ShuffleRule.Uniform)
            .Average(order => Enumerable.Range(0, 16).Count(i => order[i] == i));
        Assert.InRange(staying, 1 - 4 / Math.Sqrt(Draws), 1 + 4 / Math.Sqrt(Draws));
    }

    [Fact]
    public void An_images_order_does_not_depend_on_its_batch()
    {
        long[][] together = Orders(4, Keys, ShuffleRule.Uniform), turned = Orders(4, [.. Keys.Reverse()], ShuffleRule.Uniform);
        for (int n = 0; n < Keys.Length; n++)
        {
            Assert.Equal(together[n], Orders(4, [Keys[n]], ShuffleRule.Uniform)[0]);
            Assert.Equal(together[n], turned[^(n + 1)]);
        }
    }

    [Fact]
    public void Seed_epoch_view_and_grid_each_give_another_order()
    {
        using var scope = NewDisposeScope();
        long[][] orders =
        [
            Draw(4, 7, 1, 0), Draw(4, 8, 1, 0), Draw(4, 7, 2, 0), Draw(4, 7, 1, 1), Draw(5, 7, 1, 0),
        ];
        Assert.Equal(orders[0], Draw(4, 7, 1, 0));
        Assert.Equal(orders.Length, orders.Select(order => string.Join(',', order.Where(cell => cell < 16))).Distinct().Count());

        static long[] Draw(int grid, ulong seed, int epoch, int view) =>
            JigsawPuzzle.DrawPermutations(grid, [5], seed, epoch, view).data<long>().ToArray();
    }

    [Theory]
    [InlineData(100, 8, "96 and 104")]
    [InlineData(5, 8, "8")]
    public void A_side_that_the_grid_does_not_divide_is_refused_with_the_nearest_that_work(int side, int grid, string sides)
    {
        var exception = Assert.Throws<KakeraException>(() => JigsawPuzzle.Require(side, grid));
        Assert.Equal(
            $"a puzzle of {grid}×{grid} cells cannot be cut from images of {side}×{side} pixels. The nearest sides that work: {sides}.",
            exception.Message);
    }

    [Fact]
    public void A_side_that_the_grid_divides_is_accepted() => JigsawPuzzle.Require(96, 8);

    [Fact]
    public void Images_that_the_grid_does_not_divide_are_not_cut()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentOutOfRangeException>(() => JigsawPuzzle.Shuffle(zeros(1, 3, 10, 10), 4, zeros(1, 16, ScalarType.Int64)));
    }

    [Fact]
    public void Only_what_is_returned_outlives_the_call()
    {
        using var scope = NewDisposeScope();
        Tensor images = EveryPixelDifferent(2, 3, 8);
        Tensor permutations = JigsawPuzzle.DrawPermutations(4, Keys[..2], seed: 1, epoch: 0, view: 0);
        int before = scope.DisposablesCount;
        JigsawPuzzle.Restore(images, 4, permutations);
        Assert.Equal(before + 1, scope.DisposablesCount);
    }

    private static long[][] Orders(int grid, ulong[] keys, ShuffleRule rule)
    {
        using Tensor permutations = JigsawPuzzle.DrawPermutations(grid, keys, seed: 3, epoch: 1, view: 2, rule);
        return [.. permutations.data<long>().ToArray().Chunk(grid * grid)];
    }

    private static double ChiSquare(IEnumerable<int> counts, double expected) =>
        counts.Sum(count => (count - expected) * (count - expected) / expected);

    private static Tensor EveryPixelDifferent(int n, int channels, int side) =>
        arange(n * channels * side * side, ScalarType.Float32).reshape(n, channels, side, side);
}
