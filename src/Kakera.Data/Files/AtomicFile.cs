using System.Text;

namespace Kakera.Data.Files;

/// <summary>
/// Writes a file whole or not at all: beside it (<c>.part</c>), flushed to the disk, then renamed over it. Whatever goes wrong, the old
/// file stands as it was and nothing half-written is left.
/// </summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes <paramref name="bytes"/>.</summary>
    /// <exception cref="KakeraException">The disk is full, the folder is missing, permission was refused.</exception>
    public static void WriteAllBytes(string path, ReadOnlySpan<byte> bytes)
    {
        using Pending pending = new(path);
        try
        {
            pending.Stream.Write(bytes);
            pending.Commit();
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            throw FileProblem.Translate(problem, path);
        }
    }

    /// <summary>Writes <paramref name="text"/> as UTF-8 without a byte order mark.</summary>
    /// <exception cref="KakeraException">The disk is full, the folder is missing, permission was refused.</exception>
    public static void WriteAllText(string path, string text) => WriteAllBytes(path, Utf8.GetBytes(text));

    /// <summary>Writes what <paramref name="write"/> puts into the stream, which can seek. An exception of its own leaves the old file.</summary>
    /// <exception cref="KakeraException">The disk is full, the folder is missing, permission was refused.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using Pending pending = new(path);
        try
        {
            write(pending.Stream);
            pending.Commit();
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            throw FileProblem.Translate(problem, path);
        }
    }

    /// <summary>The file beside, until it is renamed or given up.</summary>
    private sealed class Pending : IDisposable
    {
        private readonly string _path;
        private readonly string _part;
        private bool _committed;

        public Pending(string path)
        {
            ArgumentException.ThrowIfNullOrEmpty(path);
            _path = path;
            _part = path + ".part";
            try
            {
                Stream = new FileStream(_part, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
            }
            catch (Exception problem) when (FileProblem.IsOne(problem))
            {
                throw FileProblem.Translate(problem, path);
            }
        }

        public FileStream Stream { get; }

        public void Commit()
        {
            Stream.Flush(flushToDisk: true);
            Stream.Dispose();
            File.Move(_part, _path, overwrite: true);
            _committed = true;
        }

        public void Dispose()
        {
            if (_committed)
                return;
            try
            {
                Stream.Dispose(); // writes what is still buffered, and so can fail again on a full disk
            }
            catch (IOException)
            {
                // The exception under way says the same.
            }
            try
            {
                File.Delete(_part);
            }
            catch (Exception problem) when (FileProblem.IsOne(problem))
            {
                // A file left behind must not hide why it was given up; the next write replaces it.
            }
        }
    }
}
