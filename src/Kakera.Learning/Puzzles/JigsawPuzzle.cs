using Kakera.Data;
using static TorchSharp.torch;

namespace Kakera.Learning.Puzzles;

/// <summary>
/// Cuts images into G×G cells and puts the cells in another order. Small cells leave only local texture to agree on. Source: Du et al.,
/// arXiv 2003.03836, section 3.3.
/// </summary>
public static class JigsawPuzzle
{
    /// <summary>Puts cell <c>permutations[n, i]</c> of image n in place i; cells are counted row by row.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="grid">Cells per side, G; divides H and W.</param>
    /// <param name="permutations">int64 [N, G·G], on any device, each row a permutation of 0 … G·G − 1.</param>
    /// <returns>[N, C, H, W]; images of one cell (G = 1) come back as they are.</returns>
    public static Tensor Shuffle(Tensor images, int grid, Tensor permutations)
    {
        using var scope = NewDisposeScope();
        long n = images.shape[0], channels = images.shape[1];
        long h = images.shape[2] / grid, w = images.shape[3] / grid;
        ArgumentOutOfRangeException.ThrowIfNotEqual(h * grid, images.shape[2], nameof(grid));
        ArgumentOutOfRangeException.ThrowIfNotEqual(w * grid, images.shape[3], nameof(grid));

        Tensor cells = images.reshape(n, channels, grid, h, grid, w).permute(0, 2, 4, 1, 3, 5)
            .reshape(n * grid * grid, channels, h, w);                                     // N C (G h) (G w) -> (N G G) C h w
        Tensor offsets = tensor([.. Enumerable.Range(0, (int)n).Select(i => (long)i * grid * grid)], [n, 1], device: images.device);
        Tensor shuffled = cells.index_select(0, permutations.to(images.device).Plus(offsets).reshape(-1));
        return shuffled.reshape(n, grid, grid, channels, h, w).permute(0, 3, 1, 4, 2, 5)
            .reshape(n, channels, grid * h, grid * w)                                      // (N G G) C h w -> N C (G h) (G w)
            .MoveToOuterDisposeScope();
    }

    /// <summary>Undoes <see cref="Shuffle"/> exactly, given the same permutations.</summary>
    public static Tensor Restore(Tensor puzzles, int grid, Tensor permutations)
    {
        using var scope = NewDisposeScope();
        return Shuffle(puzzles, grid, permutations.argsort(1)).MoveToOuterDisposeScope();
    }

    /// <summary>A fresh order of the cells for every image, from a generator keyed by (seed, epoch, image, view, grid).</summary>
    /// <param name="grid">Cells per side, G.</param>
    /// <param name="imageKeys">The images' keys.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="view">The view that is cut up. Puzzles of one view with the same grid have the same order.</param>
    /// <param name="rule">How the order is drawn.</param>
    /// <returns>int64 [N, G·G], on the CPU.</returns>
    public static Tensor DrawPermutations(
        int grid, IReadOnlyList<ulong> imageKeys, ulong seed, int epoch, int view, ShuffleRule rule = ShuffleRule.Uniform)
    {
        int cells = grid * grid;
        long[] orders = new long[imageKeys.Count * cells];
        for (int n = 0; n < imageKeys.Count; n++)
        {
            var random = new KeyedRandom(seed, (ulong)epoch, imageKeys[n], (ulong)view, (ulong)grid);
            int[] order = random.Permutation(cells);
            if (rule == ShuffleRule.OneCycle)
                order = OneCycle(order);
            for (int i = 0; i < cells; i++)
                orders[n * cells + i] = order[i];
        }

        return tensor(orders, [imageKeys.Count, cells]);
    }

    /// <summary>Refuses a side that the grid does not divide.</summary>
    /// <exception cref="KakeraException">The message names the nearest sides that work.</exception>
    public static void Require(int side, int grid)
    {
        if (side % grid == 0)
            return;
        int below = side / grid * grid;
        string sides = below > 0 ? $"{below} and {below + grid}" : $"{grid}";
        throw new KakeraException(
            $"a puzzle of {grid}×{grid} cells cannot be cut from images of {side}×{side} pixels", null, $"The nearest sides that work: {sides}.");
    }

    /// <summary>What swapping cell 0 with each cell of <paramref name="order"/> in turn leads to: one cycle through all cells.</summary>
    private static int[] OneCycle(int[] order)
    {
        int[] cells = [.. Enumerable.Range(0, order.Length)];
        foreach (int other in order)
            (cells[0], cells[other]) = (cells[other], cells[0]);
        return cells;
    }
}
