using Kakera.Data.Files;

namespace Kakera.Data.Splits;

/// <summary>
/// Draws which groups are for what. Of a class with g groups, test and validation get their fractions of g, rounded, and at least one
/// each as long as one is left for train, which comes first, then test, then validation. Groups that have a split keep it; the others
/// stand in an order drawn by the seed and their names, and fill what is wanting from its head.
/// </summary>
internal static class SplitDraw
{
    /// <param name="groups">The labelled groups.</param>
    /// <param name="settings">Fractions and seed.</param>
    /// <returns>The split of each group by its name.</returns>
    public static Dictionary<string, Split> Draw(IReadOnlyCollection<SplitGroup> groups, SplitSettings settings)
    {
        HashSet<Split> stated = [.. groups.Where(group => group.Stated is not null).Select(group => group.Stated!.Value)];
        Dictionary<string, Split> splits = new(StringComparer.Ordinal);
        foreach (var ofClass in groups.GroupBy(group => group.Class, StringComparer.Ordinal))
            DrawClass([.. ofClass], stated, settings, splits);
        return splits;
    }

    private static void DrawClass(List<SplitGroup> groups, HashSet<Split> stated, SplitSettings settings, Dictionary<string, Split> splits)
    {
        int test = groups.Count < 2 ? 0 : Share(settings.TestFraction, groups.Count);
        int validation = groups.Count < 3 ? 0 : Math.Min(Share(settings.ValidationFraction, groups.Count), groups.Count - 1 - test);
        List<SplitGroup> open = [];
        foreach (SplitGroup group in groups)
        {
            if (Fixed(group, stated) is not { } split)
            {
                open.Add(group);
                continue;
            }
            splits.Add(group.Name, split);
            test -= split == Split.Test ? 1 : 0;
            validation -= split == Split.Validation ? 1 : 0;
        }
        // A class of which nothing is in train yet keeps one of the open groups for it.
        int give = open.Count - (groups.Any(group => splits.TryGetValue(group.Name, out Split split) && split == Split.Train) ? 0 : 1);
        test = Math.Clamp(test, 0, Math.Max(0, give));
        validation = Math.Clamp(validation, 0, Math.Max(0, give - test));
        List<SplitGroup> order =
        [
            .. open.OrderBy(group => new KeyedRandom((ulong)settings.Seed, StableHash.Of(group.Name)).NextBits())
                .ThenBy(group => group.Name, StringComparer.Ordinal),
        ];
        foreach (SplitGroup group in order)
        {
            Split split = test > 0 && MayBe(group, Split.Test, stated) ? Split.Test
                : validation > 0 && MayBe(group, Split.Validation, stated) ? Split.Validation : Split.Train;
            splits.Add(group.Name, split);
            test -= split == Split.Test ? 1 : 0;
            validation -= split == Split.Validation ? 1 : 0;
        }
    }

    // What the label file says comes first; but where it knows no validation, or no test, that is drawn from its train groups.
    private static Split? Fixed(SplitGroup group, HashSet<Split> stated)
    {
        if (group.Stated is Split.Validation or Split.Test)
            return group.Stated;
        if (group.Stored is { } stored && MayBe(group, stored, stated))
            return stored;
        return group.Stated is null || stated.Count < 3 ? null : Split.Train;
    }

    private static bool MayBe(SplitGroup group, Split split, HashSet<Split> stated) =>
        group.Stated is null || group.Stated == split || !stated.Contains(split);

    private static int Share(double fraction, int groups) => Math.Max(1, (int)Math.Round(fraction * groups, MidpointRounding.AwayFromZero));
}
