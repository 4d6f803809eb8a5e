namespace Kakera.Data.Import;

/// <summary>A file below the imported folder.</summary>
/// <param name="Path">Where it lies below the folder, with forward slashes.</param>
/// <param name="Bytes">Its size; −1 where it cannot be told, as with a broken link.</param>
/// <param name="Modified">Ticks of its last change, UTC.</param>
internal readonly record struct FoundFile(string Path, long Bytes, long Modified)
{
    public static FoundFile Of(FileInfo file, string path)
    {
        if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            file = target;
        return file.Exists ? new FoundFile(path, file.Length, file.LastWriteTimeUtc.Ticks) : new FoundFile(path, -1, 0);
    }
}
