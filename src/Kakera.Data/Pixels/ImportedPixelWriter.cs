using Kakera.Data.Files;
using Microsoft.Win32.SafeHandles;

namespace Kakera.Data.Pixels;

/// <summary>Keeps pixels that an import has decoded, after those that earlier imports left. Safe from several threads at once.</summary>
/// <remarks>It only saves time, so a disk without room for it, or a write that fails, ends the keeping and not the import.</remarks>
internal sealed class ImportedPixelWriter : IDisposable
{
    // Room for these records, for the cache that is built from them, and as much again.
    private const int TimesTheRoom = 3;

    private readonly SafeFileHandle _handle;
    private readonly int _recordBytes;
    private long _records;
    private volatile bool _failed;

    private ImportedPixelWriter(SafeFileHandle handle, int side)
    {
        (_handle, Side) = (handle, side);
        _recordBytes = ImportedPixelRecord.Bytes(side);
        _records = RandomAccess.GetLength(handle) / _recordBytes;
    }

    /// <summary>S, in pixels.</summary>
    public int Side { get; }

    /// <summary>Opens the file for this many images more; null where there is no room, or it cannot be written.</summary>
    public static ImportedPixelWriter? TryOpen(KeptPixels where, int images)
    {
        try
        {
            Directory.CreateDirectory(where.Folder);
            long needed = TimesTheRoom * (long)images * ImportedPixelRecord.Bytes(where.Side);
            if (new DriveInfo(Path.GetFullPath(where.Folder)).AvailableFreeSpace < needed)
                return null;
            string path = ImportedPixelRecord.FileIn(where.Folder, where.Side);
            return new ImportedPixelWriter(File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read), where.Side);
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            return null;
        }
    }

    /// <summary>Keeps the pixels [3, S, S] of the file with this hash.</summary>
    public void Add(string sha256, ReadOnlySpan<byte> pixels)
    {
        if (_failed)
            return;
        long record = Interlocked.Increment(ref _records) - 1;
        try
        {
            RandomAccess.Write(_handle, ImportedPixelRecord.Of(sha256, pixels), record * _recordBytes);
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            _failed = true;
        }
    }

    public void Dispose() => _handle.Dispose();
}
