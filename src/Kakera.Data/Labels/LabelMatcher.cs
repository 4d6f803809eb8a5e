using Kakera.Data.Images;

namespace Kakera.Data.Labels;

/// <summary>
/// Finds the image that a row of a label file means. File names must agree but for extension and case. Of several images, the one wins
/// whose path is the row's; then the one with the most folders in common, counted from the file upwards; then the same extension; then
/// the same case. If two are left, the row means neither.
/// </summary>
internal static class LabelMatcher
{
    /// <param name="file">The label file.</param>
    /// <param name="images">Paths of the images below the imported folder, with forward slashes.</param>
    public static LabelMatch Match(LabelFile file, IReadOnlyList<string> images)
    {
        ILookup<string, string> byStem = images.ToLookup(path => Stem(FileName(path)), StringComparer.OrdinalIgnoreCase);
        Dictionary<string, ImageLabel> labels = new(StringComparer.Ordinal);
        List<string> missing = [], ambiguous = [], unknownSplits = [];
        SortedSet<string> conflicting = new(StringComparer.Ordinal);
        foreach (LabelFileRow row in file.Rows)
        {
            if (row.UnknownSplit is not null)
                unknownSplits.Add($"{row.Image} ({row.UnknownSplit})");
            string name = row.Image.Replace('\\', '/');
            if (name.StartsWith("./", StringComparison.Ordinal))
                name = name[2..];
            string[] candidates = Best(name, [.. byStem[Stem(FileName(name))]]);
            if (candidates.Length == 0)
                missing.Add(row.Image);
            else if (candidates.Length > 1)
                ambiguous.Add(row.Image);
            else
                Add(labels, conflicting, candidates[0], row);
        }
        foreach (string path in conflicting)
            labels[path] = labels[path] with { Label = null };
        return new LabelMatch(
            labels, missing, [.. images.Where(path => !labels.ContainsKey(path))], ambiguous, [.. conflicting], unknownSplits);
    }

    private static void Add(Dictionary<string, ImageLabel> labels, SortedSet<string> conflicting, string path, LabelFileRow row)
    {
        if (!labels.TryGetValue(path, out ImageLabel? earlier))
        {
            labels.Add(path, new ImageLabel(row.Label, row.Group, row.Site, row.Split));
            return;
        }
        if (earlier.Label is not null && row.Label is not null && earlier.Label != row.Label)
            conflicting.Add(path);
        labels[path] = new ImageLabel(
            earlier.Label ?? row.Label, earlier.Group ?? row.Group, earlier.Site ?? row.Site,
            earlier.Split is { } a && row.Split is { } b ? (a > b ? a : b) : earlier.Split ?? row.Split); // test before train: never learned from
    }

    private static string[] Best(string name, string[] candidates)
    {
        if (candidates.Length <= 1)
            return candidates;
        foreach (Func<string, int> merit in (Func<string, int>[])
        [
            path => Same(path, name) || Same(WithoutImageExtension(path), name) ? 1 : 0,
            path => CommonFolders(path, name),
            path => string.Equals(Extension(path), Extension(name), StringComparison.OrdinalIgnoreCase) ? 1 : 0,
            path => Same(FileName(path), FileName(name)) || Same(Stem(FileName(path)), Stem(FileName(name))) ? 1 : 0,
        ])
        {
            int best = candidates.Max(merit);
            candidates = [.. candidates.Where(path => merit(path) == best)];
        }
        return candidates;
    }

    private static int CommonFolders(string path, string name)
    {
        string[] a = path.Split('/')[..^1], b = name.Split('/')[..^1];
        int common = 0;
        while (common < a.Length && common < b.Length && string.Equals(a[^(common + 1)], b[^(common + 1)], StringComparison.OrdinalIgnoreCase))
            common++;
        return common;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);

    private static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];

    // "pat.1" is a name, not a file of type "1".
    private static string Stem(string fileName) => ImageSniffer.NamesImage(fileName) ? Path.GetFileNameWithoutExtension(fileName) : fileName;

    private static string WithoutImageExtension(string path) => ImageSniffer.NamesImage(path) ? path[..path.LastIndexOf('.')] : path;

    private static string Extension(string path) => ImageSniffer.NamesImage(path) ? Path.GetExtension(path) : "";
}
