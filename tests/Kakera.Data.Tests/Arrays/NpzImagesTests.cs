using Kakera.Data.Arrays;
using Kakera.Data.Catalogs;
using Kakera.Data.Images;
using Kakera.Data.Import;
using Kakera.Data.Labels;
using Kakera.Data.Splits;

namespace Kakera.Data.Tests.Arrays;

public sealed class NpzImagesTests : IDisposable
{
    private const int Side = 12;
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public void Images_are_unpacked_without_loss_with_their_labels_and_split(int bands)
    {
        NpzFolder unpacked = Unpack(Write(bands));
        Assert.Equal(
            "image,label,split\n"
            + "train/train-000000.png,0,train\ntrain/train-000001.png,2,train\ntrain/train-000002.png,1,train\n"
            + "val/val-000000.png,10,val\ntest/test-000000.png,0,test\ntest/test-000001.png,2,test\n",
            File.ReadAllText(unpacked.Labels));
        foreach ((string split, int count) in (ReadOnlySpan<(string, int)>)[("train", 3), ("val", 1), ("test", 2)])
        {
            byte[] pixels = Pixels(split, count, bands);
            for (int i = 0; i < count; i++)
            {
                byte[] decoded = ImageReader.Decode(File.ReadAllBytes(Path.Combine(unpacked.Images, split, $"{split}-00000{i}.png")), Side); // [3, S, S]
                byte[] expected = [.. from band in Enumerable.Range(0, 3) from at in Enumerable.Range(0, Side * Side) select pixels[(i * Side * Side + at) * bands + band % bands]];
                Assert.Equal(expected, decoded);
            }
        }
    }

    [Fact]
    public void What_is_unpacked_is_imported_with_the_official_split()
    {
        NpzFolder unpacked = Unpack(Write(3));
        using Catalog catalog = Catalog.Open(_folder["catalog.db"]);
        ImageImporter.Import(catalog, new ImportRequest { Folder = unpacked.Images, Labels = LabelSource.File(unpacked.Labels) }, null, CancellationToken.None);
        GroupSplitter.Assign(catalog, new SplitSettings());
        Assert.Equal(
            ["0 Test", "2 Test", "0 Train", "2 Train", "1 Train", "10 Validation"],
            catalog.Images().OrderBy(image => image.Path, StringComparer.Ordinal).Select(image => $"{image.Label} {image.Split}"));
    }

    [Fact]
    public void A_folder_that_is_complete_is_left_as_it_is_and_another_begun_again()
    {
        string path = Write(3);
        NpzFolder unpacked = Unpack(path);
        string first = Path.Combine(unpacked.Images, "train", "train-000000.png");
        File.Delete(first);
        Unpack(path);
        Assert.False(File.Exists(first));
        File.Delete(unpacked.Labels);
        Unpack(path);
        Assert.True(File.Exists(first));
        Assert.True(File.Exists(unpacked.Labels));
    }

    [Fact]
    public void Another_file_of_the_same_name_is_refused()
    {
        Unpack(Write(3));
        Assert.StartsWith("the images of another file of this name are in ", Problem(Write(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_one_has_no_table_and_goes_on()
    {
        using CancellationTokenSource source = new();
        string path = Write(3);
        var stop = new Counter { At = 2, Then = source.Cancel };
        Assert.Throws<OperationCanceledException>(() => NpzImages.Unpack(path, _folder["out"], stop, source.Token));
        Assert.False(File.Exists(_folder["out/tiny/labels.csv"]));
        Assert.Equal(7, File.ReadAllLines(Unpack(path).Labels).Length);
    }

    [Fact]
    public void Files_of_another_form_are_refused_before_anything_is_written()
    {
        byte[] images = TestNpz.Bytes("(2, 4, 4)", new byte[32]), labels = TestNpz.Bytes("(2, 1)", [0, 1]);
        Assert.Equal("the file is damaged, or no .npz file", Problem("no archive"u8.ToArray()));
        Assert.Equal("there is no array train_images in the file; it holds x", Problem(TestNpz.File(("x", images))));
        Assert.Equal("there is no array train_labels in the file; it holds train_images", Problem(TestNpz.File(("train_images", images))));
        Assert.Equal("there is no array val_labels in the file; it holds train_images, train_labels, val_images",
            Problem(TestNpz.File(("train_images", images), ("train_labels", labels), ("val_images", images))));
        Assert.Equal("the array train_images holds numbers of another kind than uint8",
            Problem(TestNpz.File(("train_images", TestNpz.Array("'<f4'", "(1, 1, 1)", new byte[4])), ("train_labels", labels))));
        Assert.Equal("the array train_images has the shape (2, 2, 2, 2, 2), which is not that of images",
            Problem(TestNpz.File(("train_images", TestNpz.Bytes("(2, 2, 2, 2, 2)", new byte[32])), ("train_labels", labels))));
        Assert.Equal("the array train_images has the shape (2, 2, 4, 4), which is not that of images",
            Problem(TestNpz.File(("train_images", TestNpz.Bytes("(2, 2, 4, 4)", new byte[64])), ("train_labels", labels))));
        Assert.Equal("the array train_labels has the shape (2, 14): several labels for an image",
            Problem(TestNpz.File(("train_images", images), ("train_labels", TestNpz.Bytes("(2, 14)", new byte[28])))));
        Assert.Equal("the array train_labels has 3 labels for 2 images",
            Problem(TestNpz.File(("train_images", images), ("train_labels", TestNpz.Bytes("(3, 1)", new byte[3])))));
        Assert.Equal("the array train_labels holds numbers that are not whole",
            Problem(TestNpz.File(("train_images", images), ("train_labels", TestNpz.Array("'<f4'", "(2, 1)", new byte[8])))));
        Assert.Equal("the array train_images is cut off or damaged",
            Problem(TestNpz.File(("train_images", TestNpz.Bytes("(200000000000, 4, 4)", new byte[32])), ("train_labels", labels))));
        Assert.False(Directory.Exists(_folder["out"]));
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Pixels(string split, int count, int bands) => TestNpz.Noise(count * Side * Side * bands, split.Length);

    // Labels as MedMNIST has had them: uint8, int64, and without the second axis.
    private string Write(int bands)
    {
        string Shape(int count) => bands == 1 ? $"({count}, {Side}, {Side})" : $"({count}, {Side}, {Side}, 3)";
        (string, byte[]) Images(string split, int count) => ($"{split}_images", TestNpz.Bytes(Shape(count), Pixels(split, count, bands)));
        return _folder.Write("tiny.npz", TestNpz.File(
            Images("train", 3), Images("val", 1), Images("test", 2),
            ("train_labels", TestNpz.Bytes("(3, 1)", [0, 2, 1])),
            ("val_labels", TestNpz.Array("'<i8'", "(1, 1)", [10, 0, 0, 0, 0, 0, 0, 0])),
            ("test_labels", TestNpz.Array("'<u2'", "(2,)", [0, 0, 2, 0]))));
    }

    private NpzFolder Unpack(string path) => NpzImages.Unpack(path, _folder["out"], null, CancellationToken.None);

    private string Problem(byte[] file) => Problem(_folder.Write("tiny.npz", file));

    private string Problem(string path) => Assert.Throws<KakeraException>(() => Unpack(path)).What;
}
