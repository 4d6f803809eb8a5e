using Kakera.Data.Catalogs;
using Kakera.Data.Progress;

namespace Kakera.Data.Pixels;

/// <summary>The used images of a catalog as learning sees them, with their pixels. Owns the pixels.</summary>
public sealed class TrainingData : IDisposable
{
    private TrainingData(PixelCache pixels)
    {
        Pixels = pixels;
        All = Train = Validation = Test = new ImageSet(pixels, []);
    }

    /// <summary>The pixels of all used images.</summary>
    public PixelCache Pixels { get; }

    /// <summary>The K classes, in the ordinal order of their names; an <see cref="ImageItem.ClassIndex"/> points here.</summary>
    public IReadOnlyList<string> Classes { get; } = [];

    /// <summary>Every used image, ordered by path: item i has pixels i.</summary>
    public ImageSet All { get; }

    /// <summary>What may be learned from: labelled images of train groups, and unlabelled ones of groups that are in no other split.</summary>
    public ImageSet Train { get; }

    /// <summary>The labelled images to choose by.</summary>
    public ImageSet Validation { get; }

    /// <summary>The labelled images of the test.</summary>
    public ImageSet Test { get; }

    /// <summary>Opens the pixels of all used images at a working size, decoding them where the cache lacks them.</summary>
    /// <param name="catalog">A catalog whose labelled images have been divided by <see cref="Splits.GroupSplitter"/>.</param>
    /// <param name="cacheFolder">The folder of decoded pixels; made where it is missing.</param>
    /// <param name="side">The working size S, in pixels.</param>
    /// <param name="threads">Images decoded at once; 0 for as many as there are cores.</param>
    /// <param name="progress">Told of images decoded, or null.</param>
    /// <param name="cancellation">Stops decoding.</param>
    /// <exception cref="KakeraException">An image changed or vanished since its import; the disk is full.</exception>
    public static TrainingData Load(
        Catalog catalog, string cacheFolder, int side, int threads, IProgress<JobProgress>? progress, CancellationToken cancellation) =>
        new(PixelCache.OpenOrBuild(
            cacheFolder, side, [.. catalog.UsedImages().Select(image => new PixelSource(image.FullPath, image.Sha256))], threads, progress, cancellation));

    /// <inheritdoc/>
    public void Dispose() => Pixels.Dispose();
}
