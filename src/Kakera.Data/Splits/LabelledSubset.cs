using Kakera.Data.Files;
using Kakera.Data.Pixels;

namespace Kakera.Data.Splits;

/// <summary>Draws the few labels that fine-tuning may see.</summary>
public static class LabelledSubset
{
    /// <summary>
    /// Draws <paramref name="perClass"/> images of each class, from as many groups as there are before a second of any. For one seed a
    /// smaller draw is contained in a larger one, and the order of <paramref name="trainItems"/> does not matter.
    /// </summary>
    /// <param name="trainItems">Images to draw from; unlabelled ones are passed over.</param>
    /// <param name="classCount">K.</param>
    /// <param name="perClass">Images of each class, at least 1, or null for all.</param>
    /// <param name="seed">The seed of the draw.</param>
    public static LabelledSubsetResult Choose(IReadOnlyList<ImageItem> trainItems, int classCount, int? perClass, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(trainItems);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perClass ?? 1, nameof(perClass));
        List<ImageItem> chosen = [];
        int[] shortfall = new int[classCount];
        ILookup<int, ImageItem> byClass = trainItems.Where(item => item.ClassIndex is not null).ToLookup(item => item.ClassIndex!.Value);
        for (int c = 0; c < classCount; c++)
        {
            List<ImageItem> order = DrawOrder(byClass[c], seed);
            int take = Math.Min(perClass ?? order.Count, order.Count);
            shortfall[c] = (perClass ?? take) - take;
            chosen.AddRange(order.Take(take));
        }
        return new LabelledSubsetResult(chosen, shortfall);
    }

    // The first image of every group, the groups in a drawn order; then the second of those that have one; and so on.
    private static List<ImageItem> DrawOrder(IEnumerable<ImageItem> items, ulong seed)
    {
        const ulong groupDraw = 0, imageDraw = 1;
        return [.. items
            .GroupBy(item => item.Group, StringComparer.Ordinal)
            .SelectMany(group =>
            {
                ulong place = new KeyedRandom(seed, groupDraw, StableHash.Of(group.Key)).NextBits();
                return group
                    .OrderBy(item => new KeyedRandom(seed, imageDraw, item.Key).NextBits())
                    .ThenBy(item => item.Name, StringComparer.Ordinal)
                    .Select((item, rank) => (item, rank, place));
            })
            .OrderBy(drawn => drawn.rank).ThenBy(drawn => drawn.place).ThenBy(drawn => drawn.item.Name, StringComparer.Ordinal)
            .Select(drawn => drawn.item)];
    }
}
