using Kakera.Data.Catalogs.Rows;
using Kakera.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Kakera.Data.Catalogs;

/// <summary>Puts together what the tables say of each image.</summary>
internal static class CatalogReader
{
    public static IReadOnlyList<CatalogImage> Images(CatalogContext context)
    {
        List<ImageRow> rows = [.. context.Images.AsNoTracking()];
        rows.Sort((a, b) => (string.CompareOrdinal(a.Root, b.Root), string.CompareOrdinal(a.Path, b.Path)) switch
        {
            (0, int byPath) => byPath,
            (int byRoot, _) => byRoot,
        });
        Dictionary<string, string?> labels = LabelsByContent(context, rows);
        Dictionary<string, Split> splits = context.Splits.AsNoTracking().ToDictionary(row => row.Group, row => row.Split, StringComparer.Ordinal);
        MergedGroups groups = MergedGroups.Of(rows);
        return
        [
            .. rows.Select(row =>
            {
                string group = groups[row];
                return new CatalogImage(
                    row.Root, row.Path, row.Sha256, row.Bytes, row.Width, row.Height, row.Mode, row.Format, row.Status, row.Reason, row.Detail,
                    group, row.Site, labels.GetValueOrDefault(row.Sha256), splits.TryGetValue(group, out Split split) ? split : null);
            }),
        ];
    }

    /// <summary>The label of each content that has one: the newest of each file, and null where files of one content contradict each other.</summary>
    public static Dictionary<string, string?> LabelsByContent(CatalogContext context, IEnumerable<ImageRow> rows)
    {
        Dictionary<int, string> newest = [];
        foreach (LabelRow label in context.Labels.AsNoTracking().OrderBy(row => row.Id))
            newest[label.ImageId] = label.Class;
        Dictionary<string, string?> labels = new(StringComparer.Ordinal);
        foreach (ImageRow row in rows)
            if (row.Status is ImageStatus.Used or ImageStatus.Duplicate && newest.TryGetValue(row.Id, out string? label))
                labels[row.Sha256] = !labels.TryGetValue(row.Sha256, out string? other) || other == label ? label : null;
        return labels;
    }
}
