using Kakera.Data.Import;

namespace Kakera.Data.Catalogs;

/// <summary>What a workspace knows of its images: files, labels, groups, splits and findings, in an SQLite file.</summary>
/// <remarks>One thread at a time.</remarks>
public sealed class Catalog : IDisposable
{
    private readonly List<CatalogImage> _images = [];
    private readonly List<Finding> _findings = [];

    private Catalog(string path, TimeProvider time)
    {
        Path = path;
        Time = time;
    }

    /// <summary>The SQLite file.</summary>
    public string Path { get; }

    internal TimeProvider Time { get; }

    /// <summary>Opens a catalog, or makes an empty one where there is no file.</summary>
    /// <param name="path">The SQLite file; its folder must exist.</param>
    /// <param name="time">The clock for "when" columns; the system's where null.</param>
    /// <exception cref="KakeraException">The file is damaged, not a catalog, of another version, or may not be written.</exception>
    public static Catalog Open(string path, TimeProvider? time = null) => new(path, time ?? TimeProvider.System);

    /// <summary>All imported files, ordered by root and path.</summary>
    public IReadOnlyList<CatalogImage> Images() => _images;

    /// <summary>The used images, ordered by root and path.</summary>
    public IReadOnlyList<CatalogImage> UsedImages() => [.. Images().Where(image => image.Status == ImageStatus.Used)];

    /// <summary>What the last import of each folder and the last division noticed, the weightiest first.</summary>
    public IReadOnlyList<Finding> Findings() => _findings;

    /// <summary>The catalog in numbers.</summary>
    public CatalogSummary Summary() => new(_images.Count, 0, 0, 0, 0, 0, 0, []);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
