using Kakera.Data.Catalogs;
using Kakera.Data.Catalogs.Rows;
using Kakera.Data.Labels;
using Microsoft.EntityFrameworkCore;

namespace Kakera.Data.Import;

/// <summary>The writing half of an import: each method brings one thing in the tables up to date.</summary>
internal static class ImportedState
{
    /// <summary>Adds files, or replaces what is known of them; their stated group, site and split stay.</summary>
    /// <returns>How many were new.</returns>
    public static int Store(CatalogContext context, IReadOnlyList<ImageRow> rows)
    {
        string root = rows[0].Root;
        string[] paths = [.. rows.Select(row => row.Path)];
        Dictionary<string, ImageRow> known = context.Images.Where(row => row.Root == root && paths.Contains(row.Path))
            .ToDictionary(row => row.Path, StringComparer.Ordinal);
        foreach (ImageRow row in rows)
        {
            if (!known.TryGetValue(row.Path, out ImageRow? earlier))
            {
                context.Images.Add(row);
                continue;
            }
            (row.Id, row.Group, row.Site, row.StatedSplit) = (earlier.Id, earlier.Group, earlier.Site, earlier.StatedSplit);
            context.Entry(earlier).CurrentValues.SetValues(row);
        }
        return rows.Count - known.Count;
    }

    /// <summary>Marks what is no longer in the folder, and what lies in imported folders that are gone altogether; takes back what is there again.</summary>
    /// <param name="context">The catalog.</param>
    /// <param name="root">The folder.</param>
    /// <param name="present">Paths that are in it, in their ordinal order.</param>
    public static void MarkMissing(CatalogContext context, string root, string[] present)
    {
        foreach (string elsewhere in context.Images.Select(row => row.Root).Distinct().ToList())
            if (elsewhere != root && !Directory.Exists(elsewhere))
                context.Images.Where(row => row.Root == elsewhere).ExecuteUpdate(set => set.SetProperty(row => row.Status, ImageStatus.Missing));

        Dictionary<ImageStatus, List<int>> changed = [];
        foreach (var row in context.Images.Where(row => row.Root == root).Select(row => new { row.Id, row.Path, row.Status, row.Reason }))
        {
            bool isThere = Array.BinarySearch(present, row.Path, StringComparer.Ordinal) >= 0;
            ImageStatus status = !isThere ? ImageStatus.Missing : row.Reason is not null ? ImageStatus.Quarantined : ImageStatus.Used;
            if (status == row.Status || (status == ImageStatus.Used && row.Status == ImageStatus.Duplicate))
                continue;
            if (!changed.TryGetValue(status, out List<int>? ids))
                changed.Add(status, ids = []);
            ids.Add(row.Id);
        }
        foreach ((ImageStatus status, List<int> ids) in changed)
            foreach (int[] some in ids.Chunk(Catalog.RowsAtOnce))
                context.Images.Where(row => some.Contains(row.Id)).ExecuteUpdate(set => set.SetProperty(row => row.Status, status));
    }

    /// <summary>Replaces labels, groups, sites and stated splits of the images of a folder. What the source does not state becomes null.</summary>
    public static void ReplaceLabels(CatalogContext context, string root, LabelMatch match, string source, DateTimeOffset when)
    {
        context.Labels.Where(label => context.Images.Any(row => row.Id == label.ImageId && row.Root == root)).ExecuteDelete();
        int[] ids = [.. context.Images.Where(row => row.Root == root && row.Status != ImageStatus.Missing).OrderBy(row => row.Path).Select(row => row.Id)];
        foreach (int[] some in ids.Chunk(Catalog.RowsAtOnce))
        {
            foreach (ImageRow row in context.Images.Where(row => some.Contains(row.Id)).OrderBy(row => row.Path))
            {
                ImageLabel? stated = match.Labels.GetValueOrDefault(row.Path);
                (row.Group, row.Site, row.StatedSplit) = (stated?.Group, stated?.Site, stated?.Split);
                if (stated?.Label is { } label)
                    context.Labels.Add(new LabelRow { ImageId = row.Id, Class = label, Source = source, When = when });
            }
            context.SaveChanges();
            context.ChangeTracker.Clear();
        }
    }

    /// <summary>Of the files of each content, lets one be used: labelled before unlabelled, then the first by root and path.</summary>
    public static void SettleDuplicates(CatalogContext context)
    {
        context.Images.Where(row => row.Status == ImageStatus.Duplicate).ExecuteUpdate(set => set.SetProperty(row => row.Status, ImageStatus.Used));
        IQueryable<string> shared = context.Images.Where(row => row.Status == ImageStatus.Used)
            .GroupBy(row => row.Sha256).Where(rows => rows.Count() > 1).Select(rows => rows.Key);
        List<ImageRow> copies = [.. context.Images.Where(row => row.Status == ImageStatus.Used && shared.Contains(row.Sha256))];
        HashSet<int> labelled =
        [
            .. context.Images.Where(row => row.Status == ImageStatus.Used && shared.Contains(row.Sha256) && context.Labels.Any(label => label.ImageId == row.Id))
                .Select(row => row.Id),
        ];
        foreach (var same in copies.GroupBy(row => row.Sha256, StringComparer.Ordinal))
            foreach (ImageRow row in same
                .OrderBy(row => labelled.Contains(row.Id) ? 0 : 1)
                .ThenBy(row => row.Root, StringComparer.Ordinal).ThenBy(row => row.Path, StringComparer.Ordinal).Skip(1))
                row.Status = ImageStatus.Duplicate;
    }
}
