using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using Kakera.Data.Files;
using Kakera.Data.Images;
using Kakera.Data.Progress;
using Microsoft.Win32.SafeHandles;

namespace Kakera.Data.Pixels;

/// <summary>Decodes images into a file of pixels, but for those that the import has left decoded.</summary>
internal static class PixelFileBuilder
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>Builds beside under a name of its own, renames, and opens. On any failure nothing is left behind.</summary>
    public static PixelFile Build(
        string folder, PixelFileHeader header, IReadOnlyList<PixelSource> sources, int threads, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        string path = Path.Combine(folder, header.FileName);
        string part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(folder);
            CheckSpace(folder, header.FileBytes);
            using (SafeFileHandle handle = File.OpenHandle(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None))
            {
                DeleteAbandoned(folder, File.GetLastWriteTimeUtc(part));
                Fill(handle, folder, header, sources, threads, progress, cancellation);
                RandomAccess.FlushToDisk(handle);
            }
            File.Move(part, path, overwrite: true);
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            throw FileProblem.Translate(problem, folder);
        }
        finally
        {
            Delete(part);
        }
        DeleteOlder(folder, header);
        return PixelFile.TryOpen(folder, header, threads, cancellation)
            ?? throw new KakeraException("the decoded pixels do not read back as they were written", path, "Check the disk, or choose a workspace on another.");
    }

    /// <summary>Deletes what imports have left decoded: where the file of pixels is there, it only takes space.</summary>
    public static void DeleteImported(string folder)
    {
        foreach (string imported in Directory.GetFiles(folder, ImportedPixelRecord.AnyFile))
            Delete(imported);
    }

    private static void Fill(
        SafeFileHandle handle, string folder, PixelFileHeader header, IReadOnlyList<PixelSource> sources, int threads,
        IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        uint[] checksums = new uint[header.Count];
        int done = 0;
        Lock reporting = new();
        using ImportedPixels? imported = ImportedPixels.TryOpen(folder, header.Side);
        ParallelOptions parallel = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = ImageReader.FilesAtOnce(threads) };
        progress?.Report(new JobProgress("decode", 0, header.Count, "images"));
        try
        {
            Parallel.For(0, header.Count, parallel, i =>
            {
                byte[] pixels = imported?.Find(sources[i].Sha256) ?? Decode(sources[i], header.Side);
                checksums[i] = Crc32C.Of(pixels);
                RandomAccess.Write(handle, pixels, header.ImageAt(i));
                lock (reporting)
                    progress?.Report(new JobProgress("decode", ++done, header.Count, "images"));
            });
        }
        catch (AggregateException several)
        {
            // Each thread may have met the same trouble; one report of it is enough.
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }
        RandomAccess.Write(handle, header.ToBytes(checksums), 0);
    }

    private static byte[] Decode(PixelSource source, int side)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(source.Path);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new KakeraException("the image is gone since it was imported", source.Path, "Put it back, or import the folder again.", problem);
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            throw FileProblem.Translate(problem, source.Path);
        }
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != source.Sha256)
            throw new KakeraException("the image has changed since it was imported", source.Path, "Import the folder again.");
        return ImageReader.Decode(content, side);
    }

    private static void CheckSpace(string folder, long bytes)
    {
        long free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        if (free < bytes)
            throw new KakeraException(
                $"the disk is full: the decoded images take {Mebibytes(bytes)} MiB and {free >> 20} MiB are free", folder,
                "Free some space there, or choose a workspace on another disk, and run the command again.");
    }

    private static long Mebibytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;

    // A workspace has one set of images, and what was decoded before it grew is of no use.
    private static void DeleteOlder(string folder, PixelFileHeader header)
    {
        foreach (string other in Directory.GetFiles(folder, $"pixels-{header.Side}-*.bin"))
            if (Path.GetFileName(other) != header.FileName)
                Delete(other);
    }

    // Left by a process that was killed. One that is still building holds its file locked, but for a moment before and after.
    private static void DeleteAbandoned(string folder, DateTime now)
    {
        foreach (string part in Directory.GetFiles(folder, "pixels-*.part"))
        {
            if (now - File.GetLastWriteTimeUtc(part) < Fresh)
                continue;
            try
            {
                File.OpenHandle(part, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            }
            catch (Exception problem) when (FileProblem.IsOne(problem))
            {
                continue; // in use
            }
            Delete(part);
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            // Another process has it open, or deleted it first. It costs space only, and the next build tries again.
        }
    }
}
