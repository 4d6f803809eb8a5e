using Kakera.Data.Files;
using Microsoft.Win32.SafeHandles;

namespace Kakera.Data.Pixels;

/// <summary>Pixels that an import left for the cache, found by the hash of their file.</summary>
/// <remarks>
/// One record an image, in the order in which they were read: SHA-256 of the file (32 bytes), CRC-32C of hash and pixels (4 bytes,
/// little-endian), pixels [3, S, S]. What a killed import left half-written fails its checksum, and its image is decoded again.
/// </remarks>
internal sealed class ImportedPixels : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly int _recordBytes;
    private readonly Dictionary<string, int> _records;

    private ImportedPixels(SafeFileHandle handle, int side)
    {
        _handle = handle;
        _recordBytes = ImportedPixelRecord.Bytes(side);
        int count = (int)(RandomAccess.GetLength(handle) / _recordBytes);
        _records = new Dictionary<string, int>(count, StringComparer.Ordinal);
        Span<byte> hash = stackalloc byte[ImportedPixelRecord.HashBytes];
        for (int i = 0; i < count && RandomAccess.Read(handle, hash, (long)i * _recordBytes) == hash.Length; i++)
            _records[Convert.ToHexStringLower(hash)] = i;
    }

    /// <summary>Opens what was kept at this size; null where nothing was, or it cannot be read.</summary>
    public static ImportedPixels? TryOpen(string folder, int side)
    {
        string path = ImportedPixelRecord.FileIn(folder, side);
        try
        {
            return File.Exists(path)
                ? new ImportedPixels(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), side)
                : null;
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            return null; // all is decoded then, as without it
        }
    }

    /// <summary>The pixels [3, S, S] of a file by its hash; null where they were not kept, or are damaged.</summary>
    public byte[]? Find(string sha256)
    {
        if (!_records.TryGetValue(sha256, out int record))
            return null;
        byte[] bytes = new byte[_recordBytes];
        int read = 0;
        while (read < bytes.Length)
        {
            int more = RandomAccess.Read(_handle, bytes.AsSpan(read), (long)record * _recordBytes + read);
            if (more == 0)
                return null;
            read += more;
        }

        return ImportedPixelRecord.Pixels(bytes);
    }

    /// <summary>Removes what was kept in a folder, at any size: the cache is built, or was built without it.</summary>
    public static void DeleteAll(string folder)
    {
        foreach (string path in Directory.GetFiles(folder, ImportedPixelRecord.AnyFile))
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception problem) when (FileProblem.IsOne(problem))
            {
                // It costs space only, and the next build tries again.
            }
        }
    }

    public void Dispose() => _handle.Dispose();
}
