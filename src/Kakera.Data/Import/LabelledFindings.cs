using Kakera.Data.Catalogs;
using Kakera.Data.Catalogs.Rows;
using Kakera.Data.Splits;

namespace Kakera.Data.Import;

/// <summary>What labels and groups give reason to look at. Goes over the images one by one; groups and classes stay in memory meanwhile.</summary>
internal static class LabelledFindings
{
    /// <param name="context">The catalog; groups are those of all folders.</param>
    /// <param name="shared">Its copies.</param>
    /// <param name="root">The folder whose classes are counted.</param>
    /// <param name="few">A class with fewer used images than this is a finding.</param>
    public static IEnumerable<Finding> Of(CatalogContext context, SharedContents shared, string root, int few)
    {
        Dictionary<string, Seen> groups = new(StringComparer.Ordinal);
        SortedSet<string> severalLabels = new(StringComparer.Ordinal), acrossSplits = new(StringComparer.Ordinal);
        SortedDictionary<string, int> classes = new(StringComparer.Ordinal);
        foreach (LabelledRow file in LabelledRow.OfWholeImages(context))
        {
            string? label = shared.LabelOf(file);
            if (label is not null && file.File.Root == root && file.File.Status == ImageStatus.Used)
                classes[label] = classes.GetValueOrDefault(label) + 1;
            if (!shared.MayHaveCompany(file.File))
                continue;
            string group = shared.GroupOf(file.File);
            Seen seen = groups.GetValueOrDefault(group);
            if (seen.Label is not null && label is not null && label != seen.Label)
                severalLabels.Add(group);
            if (seen.Split is not null && file.File.StatedSplit is not null && file.File.StatedSplit != seen.Split)
                acrossSplits.Add(group);
            groups[group] = new Seen(seen.Label ?? label, seen.Split ?? file.File.StatedSplit);
        }
        yield return FindingSearch.Of(FindingKind.GroupsWithSeveralLabels, FindingSeverity.Warning, severalLabels);
        yield return FindingSearch.Of(FindingKind.GroupsAcrossSplits, FindingSeverity.Problem, acrossSplits);
        yield return FindingSearch.Of(
            FindingKind.SmallClasses, FindingSeverity.Warning,
            classes.Where(images => images.Value < few).Select(images => $"{images.Key} ({images.Value})"));
    }

    /// <summary>The first label and the first stated split of a group.</summary>
    private readonly record struct Seen(string? Label, Split? Split);
}
