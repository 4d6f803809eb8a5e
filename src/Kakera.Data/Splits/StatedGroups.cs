using Kakera.Data.Catalogs;
using Kakera.Data.Catalogs.Rows;

namespace Kakera.Data.Splits;

/// <summary>The groups of a catalog with what is known of their splits. Groups are in memory, their images are not.</summary>
/// <param name="Labelled">Groups with a label, in the ordinal order of their names.</param>
/// <param name="UnlabelledWithSplit">The stated splits of groups without.</param>
internal sealed record StatedGroups(IReadOnlyList<SplitGroup> Labelled, IReadOnlyDictionary<string, Split> UnlabelledWithSplit)
{
    public static StatedGroups Of(CatalogContext context)
    {
        Dictionary<string, Split> stored = CatalogReader.Splits(context);
        SharedContents shared = SharedContents.Of(context);
        Dictionary<string, GroupSplits> groups = new(StringComparer.Ordinal);
        Dictionary<(string Group, string Class), int> images = [];
        foreach (LabelledRow file in LabelledRow.OfWholeImages(context))
        {
            string group = shared.GroupOf(file.File);
            GroupSplits known = groups.GetValueOrDefault(group);
            groups[group] = new GroupSplits(Earliest(known.Stored, file.File, group, stored), Later(known.Stated, file.File.StatedSplit));
            if (file.File.Status == ImageStatus.Used && shared.LabelOf(file) is { } label)
                images[(group, label)] = images.GetValueOrDefault((group, label)) + 1;
        }
        Dictionary<string, KeyValuePair<string, int>> most = MostFrequentClasses(images);
        return new StatedGroups(
            [
                .. groups.Where(group => most.ContainsKey(group.Key)).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new SplitGroup(group.Key, most[group.Key].Key, group.Value.Stored, group.Value.Stated)),
            ],
            groups.Where(group => !most.ContainsKey(group.Key) && group.Value.Stated is not null)
                .ToDictionary(group => group.Key, group => group.Value.Stated!.Value, StringComparer.Ordinal));
    }

    // Of equally frequent classes the ordinally first.
    private static Dictionary<string, KeyValuePair<string, int>> MostFrequentClasses(Dictionary<(string Group, string Class), int> images)
    {
        Dictionary<string, KeyValuePair<string, int>> most = new(StringComparer.Ordinal);
        foreach (((string group, string name), int count) in images)
            if (!most.TryGetValue(group, out KeyValuePair<string, int> best) || count > best.Value
                || (count == best.Value && string.CompareOrdinal(name, best.Key) < 0))
                most[group] = new KeyValuePair<string, int>(name, count);
        return most;
    }

    // Test before validation before train; null where none is stated.
    private static Split? Later(Split? a, Split? b) => a is null || b > a ? b : a;

    // A group may have been divided under another name: before it had one, or before an identical image joined it to another group. Where
    // parts of it were in different splits it goes to train, for a model that stands has learned from them.
    private static Split? Earliest(Split? earliest, ImageRow file, string group, Dictionary<string, Split> stored)
    {
        if (stored.Count == 0)
            return null;
        foreach (string name in (string[])[MergedGroups.NameForContent(file), file.Group ?? group, group])
            if (stored.TryGetValue(name, out Split split) && (earliest is null || split < earliest))
                earliest = split;
        return earliest;
    }

    /// <summary>The splits of one group.</summary>
    private readonly record struct GroupSplits(Split? Stored, Split? Stated);
}
