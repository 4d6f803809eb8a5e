using Kakera.Data.Labels;

namespace Kakera.Data.Import;

/// <summary>What there is to import: it stays in memory until the import has ended, and so holds no more of a file than is needed.</summary>
/// <param name="Root">The folder, absolute.</param>
/// <param name="Files">The files that are or claim to be images, in the ordinal order of their paths.</param>
/// <param name="Paths">Their paths.</param>
/// <param name="OtherFiles">How many other files there are.</param>
/// <param name="UnreadableFolders">Folders below it that may not be listed.</param>
/// <param name="Labels">What the label source says of the images; null without one.</param>
internal sealed record ImportedFolder(
    string Root, FoundFile[] Files, string[] Paths, int OtherFiles, IReadOnlyList<string> UnreadableFolders, LabelMatch? Labels)
{
    /// <exception cref="KakeraException">The folder is missing, empty or has no images; the label file cannot be understood, or names none of them.</exception>
    public static ImportedFolder Of(string root, ImportRequest request)
    {
        LabelFile? labelFile = request.Labels.Kind == LabelSourceKind.File ? LabelFile.Read(request.Labels.Path!, request.Columns) : null;
        FolderWalk walk = FolderWalk.Of(root);
        FoundFile[] files = [.. walk.Files.Where(file => FileInspector.IsCandidate(Path.Combine(root, file.Path)))];
        if (files.Length == 0)
            throw new KakeraException("there are no images in the folder", root, "Give the folder that holds the JPEG, PNG, TIFF, WebP or BMP files.");
        string[] paths = [.. files.Select(file => file.Path)];
        LabelMatch? labels = request.Labels.Kind switch
        {
            LabelSourceKind.File => LabelMatcher.Match(labelFile!, paths),
            LabelSourceKind.Folders => FolderLabels.Match(paths, root),
            _ => null,
        };
        if (labelFile is not null && labels!.Labels.Count == 0)
            throw new KakeraException(
                $"no row of it names an image in {root}: it names {labelFile.Rows[0].Image}, for example, and the folder holds {paths[0]}",
                labelFile.Path, "Check that folder and label file belong together, or say with --columns image=COLUMN which column names the image.");
        return new ImportedFolder(root, files, paths, walk.Files.Count - files.Length, walk.UnreadableFolders, labels);
    }
}
