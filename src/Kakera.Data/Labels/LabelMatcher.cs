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
        int[] byStem = [.. Enumerable.Range(0, images.Count)]; // numbers, for a name apart from its path would be held for every image
        Array.Sort(byStem, (a, b) => CompareStems(images[a], images[b]) is not 0 and int order ? order : a.CompareTo(b));
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
            string[] candidates = Best(name, WithStem(name, images, byStem));
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

    // The images that are named as this one is, but for extension and case, in their order.
    private static string[] WithStem(string name, IReadOnlyList<string> images, int[] byStem)
    {
        int first = FirstWhere(byStem.Length, at => CompareStems(images[byStem[at]], name) >= 0);
        int end = FirstWhere(byStem.Length, at => CompareStems(images[byStem[at]], name) > 0);
        return [.. byStem[first..end].Select(image => images[image])];
    }

    // The first number below the count of which something is so, where it is so of all that follow; the count where it is so of none.
    private static int FirstWhere(int count, Predicate<int> isSo)
    {
        int low = 0, high = count;
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            if (isSo(middle))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
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

    private static int CompareStems(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        Stem(FileName(a)).CompareTo(Stem(FileName(b)), StringComparison.OrdinalIgnoreCase);

    private static bool Same(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => a.SequenceEqual(b);

    private static ReadOnlySpan<char> FileName(ReadOnlySpan<char> path) => path[(path.LastIndexOf('/') + 1)..];

    // "pat.1" is a name, not a file of type "1".
    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> fileName) =>
        ImageSniffer.NamesImage(fileName) ? Path.GetFileNameWithoutExtension(fileName) : fileName;

    private static string WithoutImageExtension(string path) => ImageSniffer.NamesImage(path) ? path[..path.LastIndexOf('.')] : path;

    private static string Extension(string path) => ImageSniffer.NamesImage(path) ? Path.GetExtension(path) : "";
}
