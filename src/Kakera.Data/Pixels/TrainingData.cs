using System.Globalization;
using Kakera.Data.Catalogs;
using Kakera.Data.Progress;
using Kakera.Data.Splits;

namespace Kakera.Data.Pixels;

/// <summary>The used images of a catalog as learning sees them, with their pixels. Owns the pixels.</summary>
public sealed class TrainingData : IDisposable
{
    private TrainingData(IReadOnlyList<CatalogImage> used, PixelCache pixels)
    {
        Pixels = pixels;
        Images = used;
        Classes = [.. used.Select(image => image.Label).Where(label => label is not null).Select(label => label!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Dictionary<string, int> classIndex = Classes.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);
        ImageItem[] items = [.. used.Select((image, index) => new ImageItem(
            index, ulong.Parse(image.Sha256.AsSpan(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            image.Label is null ? null : classIndex[image.Label], image.Group, image.Path))];
        ImageSet Where(Func<CatalogImage, bool> belongs) => new(pixels, [.. items.Where((_, index) => belongs(used[index]))]);
        All = Where(_ => true);
        Train = Where(image => image.IsTrain);
        Validation = Where(image => image.Split == Split.Validation && image.Label is not null);
        Test = Where(image => image.Split == Split.Test && image.Label is not null);
    }

    /// <summary>The pixels of all used images.</summary>
    public PixelCache Pixels { get; }

    /// <summary>What the catalog says of every used image, in the order of <see cref="All"/>.</summary>
    public IReadOnlyList<CatalogImage> Images { get; }

    /// <summary>The K classes, in the ordinal order of their names; an <see cref="ImageItem.ClassIndex"/> points here.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Every used image, ordered by root and path: item i has pixels i.</summary>
    public ImageSet All { get; }

    /// <summary>What may be learned from: all images of train groups, and those of unlabelled groups that are in no split.</summary>
    public ImageSet Train { get; }

    /// <summary>The labelled images to choose by.</summary>
    public ImageSet Validation { get; }

    /// <summary>The labelled images of the test.</summary>
    public ImageSet Test { get; }

    /// <summary>Opens the pixels of all used images at a working size, decoding them where the cache lacks them.</summary>
    /// <param name="catalog">A catalog whose labelled images have been divided by <see cref="GroupSplitter"/>.</param>
    /// <param name="cacheFolder">The folder of decoded pixels; made where it is missing.</param>
    /// <param name="side">The working size S, in pixels.</param>
    /// <param name="threads">Images decoded at once; 0 for what suits the machine.</param>
    /// <param name="progress">Told of images decoded (stage <c>decode</c>), or null.</param>
    /// <param name="cancellation">Stops decoding.</param>
    /// <exception cref="KakeraException">There are no images; one changed or vanished since its import; the disk is full.</exception>
    /// <exception cref="InvalidOperationException">Labelled images have not been divided.</exception>
    public static TrainingData Load(
        Catalog catalog, string cacheFolder, int side, int threads, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        IReadOnlyList<CatalogImage> used = catalog.UsedImages();
        if (used.Count == 0)
            throw new KakeraException("no images have been imported", catalog.Path, "Import a folder of images first.");
        if (used.FirstOrDefault(image => image.Label is not null && image.Split is null) is { } undivided)
            throw new InvalidOperationException($"{undivided.Path} has a label and no split: call GroupSplitter.Assign first");
        return new TrainingData(used, PixelCache.OpenOrBuild(
            cacheFolder, side, [.. used.Select(image => new PixelSource(image.FullPath, image.Sha256))], threads, progress, cancellation));
    }

    /// <inheritdoc/>
    public void Dispose() => Pixels.Dispose();
}
