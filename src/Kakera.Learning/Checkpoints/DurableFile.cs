using Kakera.Data;

namespace Kakera.Learning.Checkpoints;

/// <summary>Files that are there whole or not at all, whatever happens while they are written.</summary>
internal static class DurableFile
{
    /// <summary>
    /// Writes beside <paramref name="path"/>, flushes to the disk, and renames; what stood there before stays until then.
    /// </summary>
    /// <exception cref="KakeraException">The disk is full, or the folder may not be written to.</exception>
    public static void Write(string path, Action<Stream> content)
    {
        string part = path + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
            {
                content(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(part, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Discard(part);
            throw new KakeraException(
                $"could not be written ({fault.Message.TrimEnd('.')})", path,
                    "Free some disk space or grant write permission, then run the same command again.", fault);
        }
    }

    private static void Discard(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The first fault is the one to report; a left .part file is overwritten next time.
        }
    }
}
