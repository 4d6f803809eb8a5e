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
        Dictionary<string, string[]> folders = images.Select(Folder).Distinct(StringComparer.Ordinal)
            .ToDictionary(folder => folder, folder => folder.Split('/', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
        int level = CommonDepth([.. folders.Values]);
        bool statesSplit = folders.Count > 0 && folders.Values.All(path => path.Length > level && SplitWord.Parse(path[level]) is not null);
        int classLevel = statesSplit ? level + 1 : level;
        Dictionary<string, ImageLabel> labelOfFolder = folders.ToDictionary(
            folder => folder.Key,
            folder => new ImageLabel(
                folder.Value.Length > classLevel ? folder.Value[classLevel] : null, null, null, statesSplit ? SplitWord.Parse(folder.Value[level]) : null),
            StringComparer.Ordinal);
        Dictionary<string, ImageLabel> labels = images.ToDictionary(path => path, path => labelOfFolder[Folder(path)], StringComparer.Ordinal);
        if (labelOfFolder.Values.Select(label => label.Label).Where(label => label is not null).Distinct(StringComparer.Ordinal).Count() < 2)
            throw new KakeraException(
                "there are no two class folders in it", root, "Put the images of each class into a folder named for it, or give a label file.");
        return new LabelMatch(labels, [], [], [], [], []);
    }

    private static string Folder(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

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
