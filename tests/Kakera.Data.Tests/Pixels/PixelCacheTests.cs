using System.Security.Cryptography;
using Kakera.Data.Images;
using Kakera.Data.Pixels;
using Kakera.Data.Tests.Images;

namespace Kakera.Data.Tests.Pixels;

public sealed class PixelCacheTests : IDisposable
{
    private const int Side = 16;
    private const int Images = 9;

    private readonly TemporaryFolder _folder = new();
    private readonly PixelSource[] _sources;

    public PixelCacheTests() => _sources = [.. Enumerable.Range(0, Images).Select(i =>
    {
        byte[] content = TestImages.Jpeg(i);
        return new PixelSource(_folder.Write($"{i}.jpg", content), Convert.ToHexStringLower(SHA256.HashData(content)));
    })];

    private string Cache => _folder["cache"];

    [Fact]
    public void Holds_what_the_reader_decodes()
    {
        using PixelCache cache = Open();
        Assert.Equal((Images, Side, 3 * Side * Side), (cache.Count, cache.Side, cache.ImageBytes));
        byte[] pixels = new byte[cache.ImageBytes];
        for (int i = Images - 1; i >= 0; i--)
        {
            cache.Read(i, pixels);
            Assert.Equal(ImageReader.Decode(File.ReadAllBytes(_sources[i].Path), Side), pixels);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => cache.Read(Images, pixels));
        Assert.Throws<ArgumentOutOfRangeException>(() => cache.Read(-1, pixels));
    }

    [Fact]
    public void Is_built_once()
    {
        Open().Dispose();
        Counter again = new();
        Open(again).Dispose();
        Assert.Equal(0, again.Last);
        Assert.Single(Directory.GetFiles(Cache));
    }

    [Fact]
    public void Is_the_same_whatever_the_number_of_threads()
    {
        Open(threads: 1).Dispose();
        byte[] one = File.ReadAllBytes(CacheFile());
        Directory.Delete(Cache, recursive: true);
        Open(threads: 4).Dispose();
        Assert.Equal(one, File.ReadAllBytes(CacheFile()));
    }

    [Fact]
    public void Is_built_anew_after_any_damage()
    {
        Open().Dispose();
        byte[] whole = File.ReadAllBytes(CacheFile());
        byte[][] damages =
        [
            whole[..^1], [], [.. whole, 0], Flipped(whole, 0), Flipped(whole, 12), Flipped(whole, 57), Flipped(whole, 60), Flipped(whole, 70),
            Flipped(whole, whole.Length / 2), Flipped(whole, whole.Length - 1),
        ];
        foreach (byte[] damaged in damages)
        {
            File.WriteAllBytes(CacheFile(), damaged);
            Counter built = new();
            Open(built).Dispose();
            Assert.Equal(Images, built.Last);
            Assert.Equal(whole, File.ReadAllBytes(CacheFile()));
        }
    }

    [Fact]
    public void Is_another_for_other_images_and_sizes()
    {
        Open().Dispose();
        Counter built = new();
        PixelCache.OpenOrBuild(Cache, Side, [.. _sources.Reverse()], 2, built, CancellationToken.None).Dispose();
        Assert.Equal(Images, built.Last);
        Assert.Single(Directory.GetFiles(Cache)); // the old set is of no use
        PixelCache.OpenOrBuild(Cache, Side + 1, _sources, 2, null, CancellationToken.None).Dispose();
        Assert.Equal(2, Directory.GetFiles(Cache).Length);
    }

    [Fact]
    public void Survives_its_deletion_while_it_is_open()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("an open file cannot be deleted");
        using PixelCache cache = Open();
        Directory.Delete(Cache, recursive: true);
        cache.Read(3, new byte[cache.ImageBytes]);
    }

    [Fact]
    public void May_be_built_by_several_at_once()
    {
        Parallel.For(0, 8, _ => Open().Dispose());
        Assert.Single(Directory.GetFiles(Cache));
        Counter again = new();
        Open(again).Dispose();
        Assert.Equal(0, again.Last);
    }

    [Fact]
    public void Clears_away_what_a_killed_process_left()
    {
        Directory.CreateDirectory(Cache);
        string part = Path.Combine(Cache, "pixels-16-0123.bin.0.part");
        File.WriteAllBytes(part, [1]);
        File.SetLastWriteTimeUtc(part, File.GetLastWriteTimeUtc(part).AddHours(-1));
        Open().Dispose();
        Assert.Single(Directory.GetFiles(Cache));
    }

    [Fact]
    public void Leaves_nothing_behind_when_it_fails()
    {
        using CancellationTokenSource source = new();
        Counter cancelling = new() { At = 3, Then = source.Cancel };
        Assert.Throws<OperationCanceledException>(() => PixelCache.OpenOrBuild(Cache, Side, _sources, 1, cancelling, source.Token));
        Assert.Empty(Directory.GetFiles(Cache));

        File.AppendAllText(_sources[4].Path, "x");
        Assert.Equal("the image has changed since it was imported", Assert.Throws<KakeraException>(() => Open()).What);
        File.Delete(_sources[4].Path);
        Assert.Equal("the image is gone since it was imported", Assert.Throws<KakeraException>(() => Open()).What);
        Assert.Empty(Directory.GetFiles(Cache));
    }

    [Fact]
    public void Says_where_it_cannot_write()
    {
        string file = _folder.Write("taken", "");
        var problem = Assert.Throws<KakeraException>(() => PixelCache.OpenOrBuild(file, Side, _sources, 1, null, CancellationToken.None));
        Assert.Equal(file, problem.Where);
    }

    [Fact]
    public void Sums_up_as_the_standard_says() => Assert.Equal(0xE3069283, Crc32C.Of("123456789"u8)); // RFC 3720, the usual check value

    public void Dispose() => _folder.Dispose();

    private static byte[] Flipped(byte[] whole, int at)
    {
        byte[] damaged = [.. whole];
        damaged[at] ^= 1;
        return damaged;
    }

    private string CacheFile() => Assert.Single(Directory.GetFiles(Cache));

    private PixelCache Open(Counter? progress = null, int threads = 2) =>
        PixelCache.OpenOrBuild(Cache, Side, _sources, threads, progress, CancellationToken.None);
}
