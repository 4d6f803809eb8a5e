using Kakera.Data.Files;
using Microsoft.Win32.SafeHandles;

namespace Kakera.Data.Pixels;

/// <summary>A file of pixels that was found whole.</summary>
internal sealed class PixelFile : IDisposable
{
    private readonly PixelFileHeader _header;
    private readonly SafeFileHandle _handle;

    private PixelFile(PixelFileHeader header, SafeFileHandle handle)
    {
        _header = header;
        _handle = handle;
    }

    /// <summary>Opens the file of these images after checking every byte of it; null where there is none, or it is not whole.</summary>
    /// <exception cref="KakeraException">It is there and may not be read.</exception>
    public static PixelFile? TryOpen(string folder, PixelFileHeader header, int threads, CancellationToken cancellation)
    {
        string path = Path.Combine(folder, header.FileName);
        if (!File.Exists(path))
            return null;
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            if (IsWhole(handle, header, threads, cancellation))
                return new PixelFile(header, handle);
            handle.Dispose();
            return null;
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            handle?.Dispose();
            throw FileProblem.Translate(problem, path);
        }
        catch
        {
            handle?.Dispose();
            throw;
        }
    }

    public void Read(int index, Span<byte> destination) => ReadFully(_handle, destination, _header.ImageAt(index));

    public void Dispose() => _handle.Dispose();

    private static bool IsWhole(SafeFileHandle handle, PixelFileHeader header, int threads, CancellationToken cancellation)
    {
        if (RandomAccess.GetLength(handle) != header.FileBytes)
            return false;
        byte[] head = new byte[header.ImageAt(0)];
        ReadFully(handle, head, 0);
        if (header.ReadChecksums(head) is not { } checksums)
            return false;
        ParallelOptions parallel = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount };
        return Parallel.For(0, header.Count, parallel, () => new byte[header.ImageBytes], (i, state, buffer) =>
        {
            ReadFully(handle, buffer, header.ImageAt(i));
            if (Crc32C.Of(buffer) != checksums[i])
                state.Stop();
            return buffer;
        }, _ => { }).IsCompleted;
    }

    private static void ReadFully(SafeFileHandle handle, Span<byte> destination, long offset)
    {
        if (!FileBytes.TryRead(handle, destination, offset))
            throw new EndOfStreamException("the file of pixels was cut short while it was in use");
    }
}
