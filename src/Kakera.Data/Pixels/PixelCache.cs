using Kakera.Data.Progress;

namespace Kakera.Data.Pixels;

/// <summary>Decoded pixels of many images at the working size: 8-bit RGB, planar, one image of 3·S·S bytes after another.</summary>
/// <remarks>
/// Reading is safe from several threads at once. A cache on disk is read through the system's own page cache rather than mapped: a mapped
/// file that is cut short by somebody else kills the process, a read one throws.
/// </remarks>
public sealed class PixelCache : IDisposable
{
    private readonly byte[]? _pixels;
    private readonly PixelFile? _file;

    private PixelCache(int side, int count, byte[]? pixels, PixelFile? file)
    {
        Side = side;
        Count = count;
        _pixels = pixels;
        _file = file;
    }

    /// <summary>Images held.</summary>
    public int Count { get; }

    /// <summary>Height and width of every image, S, in pixels.</summary>
    public int Side { get; }

    /// <summary>Bytes of one image: 3·S·S.</summary>
    public int ImageBytes => 3 * Side * Side;

    /// <summary>A cache over pixels that are in memory already: [N, 3, S, S].</summary>
    public static PixelCache InMemory(int side, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length % (3 * side * side), 0, nameof(pixels));
        return new PixelCache(side, pixels.Length / (3 * side * side), pixels, null);
    }

    /// <summary>
    /// Opens the cache of these images in a folder, or builds it: beside and renamed, so that two processes may do so at once. A cache that
    /// is damaged, or of other images, another size or another version of the decoding, is built anew.
    /// </summary>
    /// <param name="folder">Where caches lie; made where it is missing. It may be deleted whenever no process runs.</param>
    /// <param name="side">S, in pixels.</param>
    /// <param name="sources">The images, in the order of their indices.</param>
    /// <param name="threads">Images decoded at once; 0 for what suits the machine.</param>
    /// <param name="progress">Told of images decoded (stage <c>decode</c>), from one thread at a time; null for nobody.</param>
    /// <param name="cancellation">Stops building, and leaves nothing behind.</param>
    /// <exception cref="KakeraException">An image changed or vanished since its import; the disk is full.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PixelCache OpenOrBuild(
        string folder, int side, IReadOnlyList<PixelSource> sources, int threads, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        PixelFileHeader header = PixelFileHeader.For(side, sources);
        PixelFile file = PixelFile.TryOpen(folder, header, threads, cancellation)
            ?? PixelFileBuilder.Build(folder, header, sources, threads, progress, cancellation);
        PixelFileBuilder.DeleteImported(folder);
        return new PixelCache(side, sources.Count, null, file);
    }

    /// <summary>Copies image <paramref name="index"/> to <paramref name="destination"/> as [3, S, S].</summary>
    public void Read(int index, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        Span<byte> image = destination[..ImageBytes];
        if (_file is not null)
            _file.Read(index, image);
        else
            _pixels.AsSpan(index * ImageBytes, ImageBytes).CopyTo(image);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
