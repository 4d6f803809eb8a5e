using Kakera.Data.Catalogs;
using Kakera.Data.Catalogs.Rows;
using Kakera.Data.Labels;
using Microsoft.EntityFrameworkCore;

namespace Kakera.Data.Import;

/// <summary>Looks through what an import recorded for everything that a person should know.</summary>
internal static class FindingSearch
{
    // What a label file alone can tell; an import without one repeats what the last said.
    private static readonly FindingKind[] OfLabelFile =
    [
        FindingKind.RowsWithoutImage, FindingKind.ImagesWithoutRow, FindingKind.AmbiguousRows, FindingKind.ConflictingRows, FindingKind.UnknownSplits,
    ];

    /// <returns>The findings about one imported folder, the weightiest first.</returns>
    public static IReadOnlyList<Finding> Run(
        CatalogContext context, string root, ImportRequest request, LabelMatch? labels, IReadOnlyList<string> unreadableFolders, IReadOnlyList<string> vanished)
    {
        List<ImageRow> rows = [.. context.Images.AsNoTracking().OrderBy(row => row.Root).ThenBy(row => row.Path)];
        List<ImageRow> here = [.. rows.Where(row => row.Root == root)];
        List<ImageRow> used = [.. here.Where(row => row.Status == ImageStatus.Used)];
        Dictionary<string, string?> labelOf = CatalogReader.LabelsByContent(context, rows);

        List<Finding> findings = [];
        foreach (var refused in here.Where(row => row.Status == ImageStatus.Quarantined).GroupBy(row => row.Reason).OrderBy(refused => refused.Key))
            findings.Add(Of(FindingKind.Quarantined, FindingSeverity.Warning, refused.Select(row => row.Path)) with { Reason = refused.Key });
        findings.Add(Of(FindingKind.UnreadableFolders, FindingSeverity.Problem, unreadableFolders));
        findings.Add(Of(FindingKind.Vanished, FindingSeverity.Warning, vanished));
        findings.AddRange(LabelFindings(context, root, labels));
        findings.AddRange(DuplicateFindings(rows, root, labelOf));
        findings.AddRange(GroupFindings(rows, labelOf));
        findings.AddRange(ClassFindings(used, labelOf, request.FewImages));
        findings.AddRange(PictureFindings.Of(used, request.Limits));
        return [.. findings.Where(finding => finding.Count > 0).OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Kind)];
    }

    /// <summary>A finding about these names.</summary>
    public static Finding Of(FindingKind kind, FindingSeverity severity, IEnumerable<string> names)
    {
        List<string> all = [.. names];
        return new Finding(kind, severity, all.Count, [.. all.Take(Finding.MostSamples)]);
    }

    private static IEnumerable<Finding> LabelFindings(CatalogContext context, string root, LabelMatch? labels)
    {
        if (labels is null)
            return context.Findings.AsNoTracking().Where(row => row.Root == root && OfLabelFile.Contains(row.Kind)).OrderBy(row => row.Id)
                .AsEnumerable().Select(row => row.ToFinding());
        return
        [
            Of(FindingKind.RowsWithoutImage, FindingSeverity.Warning, labels.RowsWithoutImage),
            Of(FindingKind.ImagesWithoutRow, FindingSeverity.Info, labels.ImagesWithoutRow),
            Of(FindingKind.AmbiguousRows, FindingSeverity.Warning, labels.AmbiguousRows),
            Of(FindingKind.ConflictingRows, FindingSeverity.Problem, labels.ConflictingRows),
            Of(FindingKind.UnknownSplits, FindingSeverity.Warning, labels.UnknownSplits),
        ];
    }

    private static IEnumerable<Finding> DuplicateFindings(List<ImageRow> rows, string root, Dictionary<string, string?> labelOf)
    {
        yield return Of(
            FindingKind.Duplicates, FindingSeverity.Info,
            rows.Where(row => row.Root == root && row.Status == ImageStatus.Duplicate).Select(row => row.Path));
        List<IGrouping<string, ImageRow>> shared =
        [
            .. rows.Where(row => row.Status is ImageStatus.Used or ImageStatus.Duplicate)
                .GroupBy(row => row.Sha256, StringComparer.Ordinal).Where(same => same.Any(row => row.Root == root) && same.Skip(1).Any()),
        ];
        // A content with several files and a key but no label has labels that contradict each other.
        yield return Of(
            FindingKind.ConflictingLabels, FindingSeverity.Problem,
            shared.Where(same => labelOf.TryGetValue(same.Key, out string? label) && label is null).Select(Paths));
        yield return Of(
            FindingKind.DuplicatesAcrossGroups, FindingSeverity.Warning,
            shared.Where(same => same.Select(row => row.Group).Where(group => group is not null).Distinct(StringComparer.Ordinal).Skip(1).Any()).Select(Paths));
    }

    private static string Paths(IEnumerable<ImageRow> same) => string.Join(" = ", same.Select(row => row.Path));

    private static IEnumerable<Finding> GroupFindings(List<ImageRow> rows, Dictionary<string, string?> labelOf)
    {
        MergedGroups groupOf = MergedGroups.Of(rows);
        List<IGrouping<string, ImageRow>> groups =
        [
            .. rows.Where(row => row.Status is ImageStatus.Used or ImageStatus.Duplicate).GroupBy(row => groupOf[row], StringComparer.Ordinal)
                .Where(group => group.Skip(1).Any()).OrderBy(group => group.Key, StringComparer.Ordinal),
        ];
        yield return Of(
            FindingKind.GroupsWithSeveralLabels, FindingSeverity.Warning,
            groups.Where(group => group.Select(row => labelOf.GetValueOrDefault(row.Sha256)).Where(label => label is not null)
                .Distinct(StringComparer.Ordinal).Skip(1).Any()).Select(group => group.Key));
        yield return Of(
            FindingKind.GroupsAcrossSplits, FindingSeverity.Problem,
            groups.Where(group => group.Select(row => row.StatedSplit).Where(split => split is not null).Distinct().Skip(1).Any())
                .Select(group => group.Key));
    }

    private static IEnumerable<Finding> ClassFindings(List<ImageRow> used, Dictionary<string, string?> labelOf, int few)
    {
        yield return Of(
            FindingKind.SmallClasses, FindingSeverity.Warning,
            used.Select(row => labelOf.GetValueOrDefault(row.Sha256)).Where(label => label is not null)
                .GroupBy(label => label!, StringComparer.Ordinal).Where(images => images.Count() < few)
                .OrderBy(images => images.Key, StringComparer.Ordinal).Select(images => $"{images.Key} ({images.Count()})"));
    }
}
