using Kakera.Data.Catalogs;
using Kakera.Data.Import;
using Kakera.Data.Tests.Images;

namespace Kakera.Data.Tests.Import;

/// <summary>A folder that is imported more than once, or twice at the same time.</summary>
public sealed class RepeatedImportTests : IDisposable
{
    private readonly ImportScene _scene = new();

    [Fact]
    public void Reads_only_what_changed_when_it_comes_again()
    {
        _scene.Put("a.jpg", 1);
        _scene.Put("b.jpg", 2);
        _scene.Put("c.jpg", 3);
        _scene.Put("bad.jpg", [1]);
        _scene.Import(labels: _scene.Labels("image,label,group\na,nv,P1\nb,mel,P2\nc,mel,P3\n"));
        File.Delete(Path.Combine(_scene.Root, "a.jpg"));
        _scene.Put("b.jpg", TestImages.Jpeg(20, side: 60));
        _scene.Put("d.jpg", 3);
        _scene.Put("bad.jpg", 9);
        ImportSummary summary = _scene.Import();
        Assert.Equal((3, 1), (summary.Decoded, summary.Unchanged));
        Assert.Equal((4, 3, 1, 1, 0), (summary.Catalog.Images, summary.Catalog.Used, summary.Catalog.Duplicates, summary.Catalog.Missing, summary.Catalog.Quarantined));
        Assert.Equal(["a.jpg"], ImportScene.Found(summary, FindingKind.Vanished).Samples);
        Assert.Equal([null, "mel", "mel"], _scene.Catalog.UsedImages().OrderBy(image => image.Label is not null).Select(image => image.Label));
        _scene.Put("a.jpg", 1);
        summary = _scene.Import();
        Assert.Equal((0, 4), (summary.Catalog.Missing, summary.Catalog.Used));
        Assert.Equal("nv", _scene.Catalog.UsedImages()[0].Label); // the label waited for it
    }

    [Fact]
    public void Lets_a_copy_stand_in_for_a_file_that_vanished()
    {
        _scene.Put("a.jpg", 1);
        _scene.Put("b.jpg", 1);
        _scene.Import();
        File.Delete(Path.Combine(_scene.Root, "a.jpg"));
        _scene.Import();
        Assert.Equal(["b.jpg"], _scene.Catalog.UsedImages().Select(image => image.Path));
    }

    [Fact]
    public void Goes_on_where_it_was_interrupted()
    {
        for (int i = 0; i < 300; i++)
            _scene.Put($"{i:000}.jpg", TestImages.Jpeg(i, side: 8));
        using CancellationTokenSource source = new();
        Counter cancelling = new() { At = 290, Then = source.Cancel };
        Assert.Throws<OperationCanceledException>(() => ImageImporter.Import(_scene.Catalog, new ImportRequest { Folder = _scene.Root }, cancelling, source.Token));
        ImportSummary summary = _scene.Import();
        Assert.Equal((44, 256, 300), (summary.Decoded, summary.Unchanged, summary.Catalog.Used));
    }

    [Fact]
    public void Is_the_same_whatever_the_number_of_threads()
    {
        for (int i = 0; i < 40; i++)
            _scene.Put($"{i % 7}/{i}.jpg", i % 30);
        _scene.Import(threads: 1);
        using Catalog other = Catalog.Open(_scene.Folder["other.db"]);
        ImageImporter.Import(other, new ImportRequest { Folder = _scene.Root, Threads = 8 }, null, CancellationToken.None);
        Assert.Equal(_scene.Catalog.Images(), other.Images());
    }

    public void Dispose() => _scene.Dispose();
}
