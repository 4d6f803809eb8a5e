using Kakera.Data.Catalogs;
using Kakera.Data.Import;
using Kakera.Data.Pixels;
using Kakera.Data.PracticeSet;

namespace Kakera.Benchmarks;

/// <summary>A small practice set in a temporary folder, as image files and as decoded pixels. Dispose it to remove both.</summary>
internal sealed class PracticeFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-benchmarks-").FullName;
    private readonly Catalog _catalog;

    public PracticeFolder(int images)
    {
        string folder = PracticeSetWriter.Write(Path.Combine(_folder, "practice"), new PracticeSetOptions { Images = images }, null, default).ImagesFolder;
        _catalog = Catalog.Open(Path.Combine(_folder, "catalog.db"));
        ImageImporter.Import(_catalog, new ImportRequest { Folder = folder }, null, default);
        Files = [.. _catalog.UsedImages().Select(image => image.FullPath)];
    }

    /// <summary>The usable ones.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Their pixels, on disk, in a cache of their own.</summary>
    public TrainingData Load(int side) => TrainingData.Load(_catalog, Path.Combine(_folder, $"cache-{side}"), side, 0, null, default);

    public void Dispose()
    {
        _catalog.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
