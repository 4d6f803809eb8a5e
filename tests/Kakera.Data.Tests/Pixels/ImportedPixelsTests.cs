using Kakera.Data.Catalogs;
using Kakera.Data.Images;
using Kakera.Data.Import;
using Kakera.Data.Pixels;
using Kakera.Data.Tests.Images;

namespace Kakera.Data.Tests.Pixels;

public sealed class ImportedPixelsTests : IDisposable
{
    private const int Side = 16;
    private const int Images = 9;

    private readonly TemporaryFolder _folder = new();
    private readonly Catalog _catalog;

    public ImportedPixelsTests()
    {
        for (int i = 0; i < Images; i++)
            _folder.Write($"images/{i}.jpg", TestImages.Jpeg(i));
        _catalog = Catalog.Open(_folder["catalog.db"]);
    }

    private string Cache => _folder["cache"];

    private string Kept => Assert.Single(Directory.GetFiles(Cache, "imported-*"));

    [Fact]
    public void Are_what_the_cache_is_built_from()
    {
        Import();
        // Nothing else could give these pixels now.
        foreach (string file in Directory.GetFiles(_folder["images"]))
            File.Move(file, file + ".away");
        using TrainingData data = Load();
        byte[] pixels = new byte[data.Pixels.ImageBytes];
        for (int i = 0; i < Images; i++)
        {
            data.Pixels.Read(i, pixels);
            Assert.Equal(ImageReader.Decode(File.ReadAllBytes(_folder[$"images/{i}.jpg.away"]), Side), pixels);
        }

        Assert.StartsWith("pixels-", Path.GetFileName(Assert.Single(Directory.GetFiles(Cache))), StringComparison.Ordinal);
    }

    [Fact]
    public void Give_the_cache_that_there_would_be_without_them()
    {
        Import();
        Load().Dispose();
        byte[] with = File.ReadAllBytes(Assert.Single(Directory.GetFiles(Cache)));
        Directory.Delete(Cache, recursive: true);
        Load().Dispose();
        Assert.Equal(with, File.ReadAllBytes(Assert.Single(Directory.GetFiles(Cache))));
    }

    [Fact]
    public void Are_decoded_again_where_they_are_damaged_or_missing()
    {
        Import();
        string kept = Kept;
        byte[] whole = File.ReadAllBytes(kept);
        Load().Dispose();
        byte[] expected = File.ReadAllBytes(Assert.Single(Directory.GetFiles(Cache)));
        byte[] flipped = [.. whole];
        flipped[whole.Length / 2] ^= 1;
        foreach (byte[] damaged in new[] { flipped, whole[..^1], whole[..(whole.Length / 2)], [] })
        {
            Directory.Delete(Cache, recursive: true);
            Directory.CreateDirectory(Cache);
            File.WriteAllBytes(kept, damaged);
            Load().Dispose();
            Assert.Equal(expected, File.ReadAllBytes(Assert.Single(Directory.GetFiles(Cache))));
        }
    }

    [Fact]
    public void Of_another_size_are_of_no_use_and_go()
    {
        Import();
        using TrainingData data = TrainingData.Load(_catalog, Cache, Side + 1, 2, null, CancellationToken.None);
        Assert.Equal(Side + 1, data.Pixels.Side);
        Assert.Single(Directory.GetFiles(Cache));
    }

    [Fact]
    public void Of_files_that_only_got_new_times_are_of_no_use_and_go()
    {
        Import();
        Load().Dispose();
        foreach (string file in Directory.GetFiles(_folder["images"]))
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddDays(1));
        Assert.Equal(Images, Import().Decoded);
        Assert.NotEmpty(Kept);
        Load().Dispose();
        Assert.StartsWith("pixels-", Path.GetFileName(Assert.Single(Directory.GetFiles(Cache))), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_added_to_by_the_next_import()
    {
        Import();
        long before = new FileInfo(Kept).Length;
        _folder.Write("images/new.jpg", TestImages.Jpeg(100));
        Import();
        Assert.Equal(before / Images * (Images + 1), new FileInfo(Kept).Length);
        Import(); // nothing new
        Assert.Equal(before / Images * (Images + 1), new FileInfo(Kept).Length);
    }

    [Fact]
    public void Are_not_kept_of_what_cannot_be_used()
    {
        Import();
        long whole = new FileInfo(Kept).Length;
        _folder.Write("images/cut.jpg", TestImages.Jpeg(200)[..200]);
        Import();
        Assert.Equal(whole, new FileInfo(Kept).Length);
    }

    [Fact]
    public void Do_not_stop_an_import_where_they_cannot_be_written()
    {
        File.WriteAllText(Cache, "a file where the folder should be");
        Assert.Equal(Images, Import().Catalog.Used);
    }

    public void Dispose()
    {
        _catalog.Dispose();
        _folder.Dispose();
    }

    private ImportSummary Import() => ImageImporter.Import(
        _catalog, new ImportRequest { Folder = _folder["images"], Keep = new KeptPixels(Cache, Side) }, null, CancellationToken.None);

    private TrainingData Load() => TrainingData.Load(_catalog, Cache, Side, 2, null, CancellationToken.None);
}
