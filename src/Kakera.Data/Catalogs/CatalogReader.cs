using Kakera.Data.Catalogs.Rows;
using Kakera.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Kakera.Data.Catalogs;

/// <summary>Puts together what the tables say of each image.</summary>
internal static class CatalogReader
{
    /// <summary>These files, ordered by root and path. Words that many have in common are in memory once.</summary>
    public static IReadOnlyList<CatalogImage> Images(CatalogContext context, IQueryable<ImageRow> files)
    {
        SharedContents shared = SharedContents.Of(context);
        Dictionary<string, Split> splits = Splits(context);
        Dictionary<string, string> words = new(StringComparer.Ordinal);
        List<CatalogImage> images = [];
        foreach (LabelledRow file in LabelledRow.Of(context, files))
        {
            ImageRow row = file.File;
            string group = row.Group is null ? shared.GroupOf(row) : Once(words, shared.GroupOf(row));
            images.Add(new CatalogImage(
                Once(words, row.Root), row.Path, row.Sha256, row.Bytes, row.Width, row.Height, Once(words, row.Mode), row.Format, row.Status, row.Reason,
                row.Detail, group, row.Site is { } site ? Once(words, site) : null, shared.LabelOf(file) is { } label ? Once(words, label) : null,
                splits.TryGetValue(group, out Split split) ? split : null));
        }
        images.Sort((a, b) => (string.CompareOrdinal(a.Root, b.Root), string.CompareOrdinal(a.Path, b.Path)) switch
        {
            (0, int byPath) => byPath,
            (int byRoot, _) => byRoot,
        });
        return images;
    }

    /// <summary>The catalog in numbers. Groups and classes stay in memory meanwhile, images do not.</summary>
    public static CatalogSummary Summary(CatalogContext context)
    {
        Dictionary<ImageStatus, int> files = context.Images.GroupBy(row => row.Status)
            .Select(rows => new { Status = rows.Key, Count = rows.Count() }).ToDictionary(rows => rows.Status, rows => rows.Count);
        int used = files.GetValueOrDefault(ImageStatus.Used), quarantined = files.GetValueOrDefault(ImageStatus.Quarantined),
            duplicates = files.GetValueOrDefault(ImageStatus.Duplicate);
        SharedContents shared = SharedContents.Of(context);
        GroupCount groups = new();
        SortedDictionary<string, GroupCount> classes = new(StringComparer.Ordinal);
        foreach (LabelledRow file in LabelledRow.Of(context, context.Images.Where(row => row.Status == ImageStatus.Used)))
        {
            groups.Add(shared, file.File);
            if (shared.LabelOf(file) is not { } label)
                continue;
            if (!classes.TryGetValue(label, out GroupCount? ofClass))
                classes.Add(label, ofClass = new GroupCount());
            ofClass.Add(shared, file.File);
        }
        return new CatalogSummary(
            used + quarantined + duplicates, used, quarantined, duplicates, files.GetValueOrDefault(ImageStatus.Missing),
            classes.Values.Sum(ofClass => ofClass.Images), groups.Groups,
            [.. classes.Select(ofClass => new ClassCount(ofClass.Key, ofClass.Value.Images, ofClass.Value.Groups))]);
    }

    /// <summary>What each divided group is for.</summary>
    public static Dictionary<string, Split> Splits(CatalogContext context) =>
        context.Splits.AsNoTracking().ToDictionary(row => row.Group, row => row.Split, StringComparer.Ordinal);

    private static string Once(Dictionary<string, string> words, string word) => words.TryAdd(word, word) ? word : words[word];
}
