using Kakera.Data;
using Kakera.Data.Pixels;

namespace Kakera.Learning.Training;

/// <summary>Which images make up each batch of an epoch: pure functions of (seed, epoch).</summary>
internal static class BatchOrder
{
    /// <summary>The batch size that can be had: all images where they are fewer than asked for.</summary>
    public static int BatchSize(int images, int asked) => Math.Min(images, asked);

    /// <summary>Whole batches in an epoch; what is left over is another few images each epoch.</summary>
    public static int StepsPerEpoch(int images, int asked) => images / BatchSize(images, asked);

    /// <summary>Every image at most once, in a fresh order each epoch.</summary>
    public static IEnumerable<IReadOnlyList<ImageItem>> Shuffled(IReadOnlyList<ImageItem> items, int asked, ulong seed, int epoch)
    {
        var random = new KeyedRandom(seed, (ulong)Purpose.ImageOrder, (ulong)epoch);
        return Whole([.. random.Permutation(items.Count).Select(index => items[index])], BatchSize(items.Count, asked));
    }

    /// <summary>
    /// As many images as there are, but each class as often as any other (to within one), the images of a class in turn and in a fresh
    /// order each time round: rare classes repeat, common ones wait for a later epoch. An image that comes again has another key, so that
    /// it looks different.
    /// </summary>
    public static IEnumerable<IReadOnlyList<ImageItem>> Balanced(IReadOnlyList<ImageItem> items, int asked, ulong seed, int epoch)
    {
        ImageItem[][] classes = [.. items.GroupBy(item => item.ClassIndex).OrderBy(group => group.Key).Select(group => group.ToArray())];
        var random = new KeyedRandom(seed, (ulong)Purpose.BalancedOrder, (ulong)epoch);
        var waiting = new Stack<ImageItem>[classes.Length];
        ulong[] times = new ulong[classes.Length];
        for (int k = 0; k < classes.Length; k++)
            waiting[k] = new Stack<ImageItem>();

        var chosen = new ImageItem[items.Count];
        int[] round = [];
        for (int i = 0; i < chosen.Length; i++)
        {
            if (i % classes.Length == 0)
                round = random.Permutation(classes.Length);
            int k = round[i % classes.Length];
            if (waiting[k].Count == 0)
            {
                foreach (int index in random.Permutation(classes[k].Length))
                    waiting[k].Push(classes[k][index]);
                times[k]++;
            }
            ImageItem item = waiting[k].Pop();
            chosen[i] = times[k] == 1 ? item : item with { Key = new KeyedRandom(item.Key, times[k]).NextBits() };
        }
        return Whole(chosen, BatchSize(items.Count, asked));
    }

    /// <summary>All images in their own order, the last batch as short as it is: for measuring and predicting.</summary>
    public static IEnumerable<IReadOnlyList<ImageItem>> InOrder(IReadOnlyList<ImageItem> items, int batchSize) => items.Chunk(batchSize);

    private static IEnumerable<IReadOnlyList<ImageItem>> Whole(ImageItem[] items, int batchSize) =>
        items.Chunk(batchSize).Where(batch => batch.Length == batchSize);
}
