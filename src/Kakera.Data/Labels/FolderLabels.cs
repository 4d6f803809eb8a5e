using Kakera.Data.Splits;

namespace Kakera.Data.Labels;

/// <summary>
/// Takes classes from folders. Folders that all images share are passed over; then, if the first level is made of train, validation and
/// test folders only, it says the split; the next level is the class. Images that lie in no class folder are unlabelled.
/// </summary>
internal static class FolderLabels
{
    /// <param name="images">Paths of the images below <paramref name="root"/>, with forward slashes.</param>
    /// <param name="root">The imported folder, for the message.</param>
    /// <exception cref="KakeraException">There are fewer than two class folders.</exception>
    public static LabelMatch Match(IReadOnlyList<string> images, string root)
    {
        List<string[]> folders = [.. images.Select(path => path.Split('/')[..^1])];
        int level = CommonDepth(folders);
        bool statesSplit = folders.Count > 0 && folders.All(path => path.Length > level && SplitWord.Parse(path[level]) is not null);
        int classLevel = statesSplit ? level + 1 : level;
        Dictionary<string, ImageLabel> labels = new(StringComparer.Ordinal);
        for (int i = 0; i < images.Count; i++)
        {
            string? label = folders[i].Length > classLevel ? folders[i][classLevel] : null;
            Split? split = statesSplit ? SplitWord.Parse(folders[i][level]) : null;
            labels.Add(images[i], new ImageLabel(label, null, null, split));
        }
        if (labels.Values.Select(label => label.Label).Where(label => label is not null).Distinct(StringComparer.Ordinal).Count() < 2)
            throw new KakeraException(
                "there are no two class folders in it", root, "Put the images of each class into a folder named for it, or give a label file.");
        return new LabelMatch(labels, [], [], [], [], []);
    }

    private static int CommonDepth(List<string[]> folders)
    {
        if (folders.Count == 0)
            return 0;
        int depth = folders.Min(path => path.Length);
        for (int level = 0; level < depth; level++)
            if (folders.Any(path => path[level] != folders[0][level]))
                return level;
        return depth;
    }
}
