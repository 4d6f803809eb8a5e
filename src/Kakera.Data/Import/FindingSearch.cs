using Kakera.Data.Catalogs;
using Kakera.Data.Catalogs.Rows;
using Kakera.Data.Images;
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
    public static IReadOnlyList<Finding> Run(CatalogContext context, ImportedFolder folder, ImportRequest request)
    {
        string root = folder.Root;
        IQueryable<ImageRow> here = context.Images.Where(row => row.Root == root);
        SharedContents shared = SharedContents.Of(context);

        List<Finding> findings = [];
        IQueryable<ImageRow> quarantined = here.Where(row => row.Status == ImageStatus.Quarantined);
        foreach (QuarantineReason? reason in quarantined.Select(row => row.Reason).Distinct().ToList().Order())
            findings.Add(Of(FindingKind.Quarantined, FindingSeverity.Warning, quarantined.Where(row => row.Reason == reason)) with { Reason = reason });
        findings.Add(Of(FindingKind.UnreadableFolders, FindingSeverity.Problem, folder.UnreadableFolders));
        findings.Add(Of(FindingKind.Vanished, FindingSeverity.Warning, here.Where(row => row.Status == ImageStatus.Missing)));
        findings.AddRange(LabelFindings(context, root, folder.Labels));
        findings.Add(Of(FindingKind.Duplicates, FindingSeverity.Info, here.Where(row => row.Status == ImageStatus.Duplicate)));
        findings.AddRange(SharedFindings(shared, root));
        if (here.Any(row => context.Labels.Any(label => label.ImageId == row.Id)))
            findings.Add(Of(FindingKind.ImagesWithoutGroup, FindingSeverity.Warning, WithoutGroup(context, here)));
        findings.AddRange(LabelledFindings.Of(context, shared, root, request.FewImages));
        findings.AddRange(PictureFindings.Of(here.Where(row => row.Status == ImageStatus.Used), request.Limits));
        return [.. findings.Where(finding => finding.Count > 0).OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Kind)];
    }

    /// <summary>A finding about these names.</summary>
    public static Finding Of(FindingKind kind, FindingSeverity severity, IEnumerable<string> names)
    {
        int count = 0;
        List<string> samples = [];
        foreach (string name in names)
            if (++count <= Finding.MostSamples)
                samples.Add(name);
        return new Finding(kind, severity, count, samples);
    }

    /// <summary>A finding about these files, with what makes each remarkable behind its path in brackets.</summary>
    public static Finding Of(FindingKind kind, FindingSeverity severity, IQueryable<ImageRow> files, Func<ImageRow, string>? remark = null) => new(
        kind, severity, files.Count(),
        [
            .. files.AsNoTracking().OrderBy(row => row.Path).Take(Finding.MostSamples).AsEnumerable()
                .Select(row => remark is null ? row.Path : $"{row.Path} ({remark(row)})"),
        ]);

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

    // A copy may say the group.
    private static IQueryable<ImageRow> WithoutGroup(CatalogContext context, IQueryable<ImageRow> files) => files.Where(row =>
        row.Status == ImageStatus.Used && row.Group == null && !context.Images.Any(copy => copy.Sha256 == row.Sha256 && copy.Group != null));

    private static IEnumerable<Finding> SharedFindings(SharedContents shared, string root)
    {
        List<IGrouping<string, ImageRow>> contents =
        [
            .. shared.Files.Where(file => file.IsWholeImage).Select(file => file.File)
                .GroupBy(row => row.Sha256, StringComparer.Ordinal).Where(same => same.Any(row => row.Root == root) && same.Skip(1).Any()),
        ];
        yield return Of(FindingKind.ConflictingLabels, FindingSeverity.Problem, contents.Where(same => shared.Contradicts(same.Key)).Select(Paths));
        yield return Of(
            FindingKind.DuplicatesAcrossGroups, FindingSeverity.Warning,
            contents.Where(same => same.Select(row => row.Group).Where(group => group is not null).Distinct(StringComparer.Ordinal).Skip(1).Any()).Select(Paths));
    }

    private static string Paths(IEnumerable<ImageRow> same) => string.Join(" = ", same.Select(row => row.Path));
}
