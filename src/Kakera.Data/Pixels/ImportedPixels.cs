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
        for (int i = 0; i < count && FileBytes.TryRead(handle, hash, (long)i * _recordBytes); i++)
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
        return FileBytes.TryRead(_handle, bytes, (long)record * _recordBytes) ? ImportedPixelRecord.Pixels(bytes) : null;
    }

    public void Dispose() => _handle.Dispose();
}
