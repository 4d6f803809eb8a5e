using Kakera.Data;
using Kakera.Data.Files;

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
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            Discard(part);
            throw FileProblem.Translate(fault, path);
        }
    }

    private static void Discard(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            // The first fault is the one to report; a left .part file is overwritten next time.
        }
    }
}
