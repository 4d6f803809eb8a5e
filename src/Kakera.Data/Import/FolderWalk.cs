using Kakera.Data.Files;

namespace Kakera.Data.Import;

/// <summary>The files below a folder, in the ordinal order of their paths. Hidden ones are left out and linked folders not followed.</summary>
/// <param name="Files">The files.</param>
/// <param name="UnreadableFolders">Folders below it that may not be listed.</param>
internal sealed record FolderWalk(IReadOnlyList<FoundFile> Files, IReadOnlyList<string> UnreadableFolders)
{
    /// <param name="root">An absolute path.</param>
    /// <exception cref="KakeraException">It is missing, a file, empty, or may not be listed.</exception>
    public static FolderWalk Of(string root)
    {
        if (File.Exists(root))
            throw new KakeraException("this is a file, not a folder", root, "Give the folder that holds the images.");
        if (!Directory.Exists(root))
            throw new KakeraException("the folder does not exist", root, "Correct the path, or give the folder that holds the images.");
        List<FoundFile> files = [];
        List<string> unreadable = [];
        Walk(new DirectoryInfo(root), "", files, unreadable);
        if (unreadable is [""])
            throw new KakeraException("permission to list the folder was refused", root, "Have its permissions changed, or give another folder.");
        if (files.Count == 0)
            throw new KakeraException("the folder is empty", root, "Give the folder that holds the images.");
        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new FolderWalk(files, unreadable);
    }

    private static void Walk(DirectoryInfo folder, string prefix, List<FoundFile> files, List<string> unreadable)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            unreadable.Add(prefix.TrimEnd('/'));
            return;
        }
        foreach (FileSystemInfo entry in entries)
        {
            if (entry.Name.StartsWith('.') || entry.Attributes.HasFlag(FileAttributes.Hidden))
                continue;
            if (entry is FileInfo file)
                files.Add(FoundFile.Of(file, prefix + file.Name));
            else if (entry is DirectoryInfo below && below.LinkTarget is null)
                Walk(below, $"{prefix}{below.Name}/", files, unreadable);
        }
    }
}
