using Kakera.Data.Catalogs;
using Kakera.Data.Images;
using Kakera.Data.Import;
using Kakera.Data.Labels;
using Kakera.Data.Pixels;
using Kakera.Data.Splits;
using Kakera.Data.Tests.Images;
using NetVips;

namespace Kakera.Data.Tests.Import;

public sealed class ImageImporterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Catalog _catalog;

    public ImageImporterTests() => _catalog = Catalog.Open(_folder["catalog.db"]);

    private string Root => _folder["画像 images"];

    [Fact]
    public void Takes_images_wherever_they_lie_and_whatever_they_are_called()
    {
        Put("a b.jpg", 1);
        Put("患者/病変 1.JPG", 2);
        Put("1/2/3/4/5/6/7/8/deep.jpeg", 3);
        Put("image[1].jpg", 4); // libvips reads brackets in a name as options
        Put("no extension", 5);
        Put("not really.png", 6);
        Put(".hidden.jpg", 7);
        Put(".hidden/x.jpg", 8);
        _folder.Write("画像 images/readme.txt", "hello");
        ImportSummary summary = Import();
        Assert.Equal((6, 0, 1), (summary.Decoded, summary.Unchanged, summary.Other));
        Assert.Equal(6, summary.Catalog.Used);
        Assert.Equal(
            ["1/2/3/4/5/6/7/8/deep.jpeg", "a b.jpg", "image[1].jpg", "no extension", "not really.png", "患者/病変 1.JPG"],
            _catalog.UsedImages().Select(image => image.Path));
        Assert.Empty(summary.Findings);
        CatalogImage image = _catalog.UsedImages()[5];
        Assert.Equal((ImageFormat.Jpeg, 40, 40, "RGB 8-bit"), (image.Format, image.Width, image.Height, image.Mode));
        Assert.True(File.Exists(image.FullPath));
    }

    [Fact]
    public void Quarantines_with_the_reason_and_goes_on()
    {
        byte[] jpeg = TestImages.Jpeg(1);
        Put("good.jpg", 1);
        Put("cut.jpg", jpeg[..(jpeg.Length / 2)]);
        Put("empty.png", []);
        Put("text.jpg", "this is a text"u8.ToArray());
        Put("huge.png", TestImages.HugePng(30_000, 30_000));
        Put("anim.gif", "GIF89a"u8.ToArray());
        using (Image tiny = TestImages.Colour(4, 4))
            Put("tiny.png", tiny.PngsaveBuffer());
        ImportSummary summary = Import();
        Assert.Equal((7, 1, 6), (summary.Catalog.Images, summary.Catalog.Used, summary.Catalog.Quarantined));
        Dictionary<string, QuarantineReason?> reasons = _catalog.Images().ToDictionary(image => image.Path, image => image.Reason);
        Assert.Equal(QuarantineReason.Truncated, reasons["cut.jpg"]);
        Assert.Equal(QuarantineReason.Empty, reasons["empty.png"]);
        Assert.Equal(QuarantineReason.NotAnImage, reasons["text.jpg"]);
        Assert.Equal(QuarantineReason.TooManyPixels, reasons["huge.png"]);
        Assert.Equal(QuarantineReason.UnsupportedFormat, reasons["anim.gif"]);
        Assert.Equal(QuarantineReason.TooSmall, reasons["tiny.png"]);
        Assert.Equal(6, summary.Findings.Count(finding => finding.Kind == FindingKind.Quarantined));
        Finding cut = summary.Findings.Single(finding => finding.Reason == QuarantineReason.Truncated);
        Assert.Equal(["cut.jpg"], cut.Samples);
        Assert.Equal("1 file is cut off and kept out.", FindingText.Describe(cut, Language.English));
        Assert.Equal("途中で切れたファイルが1件あり、除外しました。", FindingText.Describe(cut, Language.Japanese));
    }

    [Fact]
    public void Refuses_folders_that_hold_no_images()
    {
        string Problem(string folder) => Assert.Throws<KakeraException>(() => Import(folder)).What;
        Assert.Equal("the folder does not exist", Problem(_folder["missing"]));
        Directory.CreateDirectory(_folder["empty/below"]);
        Assert.Equal("the folder is empty", Problem(_folder["empty"]));
        _folder.Write("texts/a.txt", "a");
        Assert.Equal("there are no images in the folder", Problem(_folder["texts"]));
        Assert.Equal("this is a file, not a folder", Problem(_folder["texts/a.txt"]));
        _folder.Write("broken/a.jpg", "a");
        Assert.Equal("none of the 1 image files can be used; the first is a.jpg: the content is no image", Problem(_folder["broken"]));
        Assert.Single(_catalog.Images()); // and that is on record
    }

    [Fact]
    public void Follows_no_linked_folder()
    {
        Put("a.jpg", 1);
        Directory.CreateSymbolicLink(Path.Combine(Root, "again"), Root);
        Assert.Equal(1, Import().Catalog.Images);
    }

    [Fact]
    public void Leaves_the_folder_as_it_was()
    {
        Put("a.jpg", 1);
        Put("b/broken.jpg", [1, 2, 3]);
        var before = State();
        Import();
        Assert.Equal(before, State());

        List<(string, long, DateTime)> State() =>
            [.. Directory.GetFiles(Root, "*", SearchOption.AllDirectories).Order().Select(path => (path, new FileInfo(path).Length, File.GetLastWriteTimeUtc(path)))];
    }

    [Fact]
    public void Uses_one_of_several_copies_and_prefers_a_labelled_one()
    {
        Put("a.jpg", 1);
        Put("b.jpg", 1);
        Put("c.jpg", 1);
        Put("d.jpg", 2);
        ImportSummary summary = Import(labels: Labels("image,label\nb.jpg,nv\nd.jpg,mel\n"));
        Assert.Equal(["b.jpg", "d.jpg"], _catalog.UsedImages().Select(image => image.Path));
        Finding copies = Found(summary, FindingKind.Duplicates);
        Assert.Equal(["a.jpg", "c.jpg"], copies.Samples);
        Assert.Equal(2, summary.Catalog.Duplicates);
        Assert.Equal(2, summary.Catalog.Labelled);
    }

    [Fact]
    public void Takes_no_label_where_copies_contradict_each_other()
    {
        Put("benign/a.jpg", 1);
        Put("malignant/b.jpg", 1);
        Put("malignant/c.jpg", 2);
        ImportSummary summary = Import(labels: LabelSource.Folders);
        Assert.Equal(["benign/a.jpg = malignant/b.jpg"], Found(summary, FindingKind.ConflictingLabels).Samples);
        Assert.Equal([null, "malignant"], _catalog.UsedImages().Select(image => image.Label));
        Assert.Equal(1, summary.Catalog.Labelled);
    }

    [Fact]
    public void Makes_one_group_of_groups_that_share_an_image()
    {
        Put("a.jpg", 1);
        Put("b.jpg", 1);
        Put("c.jpg", 2);
        Put("d.jpg", 3);
        ImportSummary summary = Import(labels: Labels("image,label,group\na,nv,P1\nb,nv,P2\nc,nv,P2\nd,mel,P3\n"));
        Assert.Equal(["P1", "P1", "P1", "P3"], _catalog.Images().Select(image => image.Group));
        Assert.Equal(["a.jpg = b.jpg"], Found(summary, FindingKind.DuplicatesAcrossGroups).Samples);
    }

    [Fact]
    public void Counts_rows_and_images_that_do_not_meet()
    {
        Put("a.jpg", 1);
        Put("b.jpg", 2);
        Put("x/c.jpg", 3);
        Put("y/c.jpg", 4);
        ImportSummary summary = Import(labels: Labels(
            "image,label,group,split\na,nv,P1,train\nc,mel,P1,train\ngone,nv,P1,train\na.jpg,mel,P1,test\nb,,P1,what\n"));
        Assert.Equal(["gone"], Found(summary, FindingKind.RowsWithoutImage).Samples);
        Assert.Equal(["x/c.jpg", "y/c.jpg"], Found(summary, FindingKind.ImagesWithoutRow).Samples);
        Assert.Equal(["c"], Found(summary, FindingKind.AmbiguousRows).Samples);
        Assert.Equal(["a.jpg"], Found(summary, FindingKind.ConflictingRows).Samples);
        Assert.Equal(["b (what)"], Found(summary, FindingKind.UnknownSplits).Samples);
        Assert.Equal(0, summary.Catalog.Labelled);
        ImportSummary again = Import(); // without labels, what the file said stays
        Assert.Equal(summary.Findings.Select(finding => (finding.Kind, finding.Count)), again.Findings.Select(finding => (finding.Kind, finding.Count)));
    }

    [Fact]
    public void Refuses_labels_that_belong_to_other_images()
    {
        Put("a.jpg", 1);
        var problem = Assert.Throws<KakeraException>(() => Import(labels: Labels("image,label\nISIC_1,nv\nISIC_2,mel\n")));
        Assert.Contains("it names ISIC_1, for example, and the folder holds a.jpg", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Notices_groups_and_classes_that_are_odd()
    {
        for (int i = 0; i < 14; i++)
            Put($"{i:00}.jpg", i);
        string rows = string.Concat(Enumerable.Range(0, 14).Select(i => $"{i:00},{(i < 11 ? "nv" : "df")},P{i / 2},{(i == 4 ? "test" : "train")}\n"));
        ImportSummary summary = Import(labels: Labels("image,label,group,split\n" + rows));
        Assert.Equal(["df (3)"], Found(summary, FindingKind.SmallClasses).Samples);
        Assert.Equal(["P5"], Found(summary, FindingKind.GroupsWithSeveralLabels).Samples);
        Assert.Equal(["P2"], Found(summary, FindingKind.GroupsAcrossSplits).Samples);
    }

    [Fact]
    public void Notices_pictures_that_are_odd()
    {
        for (int i = 0; i < 16; i++)
            Put($"{i:00}.jpg", TestImages.Jpeg(i, side: 60));
        using Image blank = TestImages.Painted(60, 60, [[90, 90, 90], [90, 90, 90], [90, 90, 91], [90, 90, 90]]);
        Put("blank.jpg", TestImages.Jpeg(blank));
        using Image grey = TestImages.Painted(60, 60, [[1], [80], [160], [240]]);
        Put("grey.png", grey.PngsaveBuffer());
        using Image small = TestImages.Colour(12, 60);
        Put("small.png", small.PngsaveBuffer());
        ImportSummary summary = Import();
        Assert.Equal(["blank.jpg"], Found(summary, FindingKind.NearlyConstant).Samples);
        Assert.Equal(["blank.jpg (grey)", "grey.png (grey)"], Found(summary, FindingKind.UnusualColour).Samples);
        Assert.Equal(["grey.png (Grey 8-bit)"], Found(summary, FindingKind.UnusualModes).Samples);
        Assert.Equal(["small.png"], Found(summary, FindingKind.VerySmallImages).Samples);
        Assert.Equal(["small.png"], Found(summary, FindingKind.UnusualSizes).Samples);
    }

    [Fact]
    public void Reads_only_what_changed_when_it_comes_again()
    {
        Put("a.jpg", 1);
        Put("b.jpg", 2);
        Put("c.jpg", 3);
        Put("bad.jpg", [1]);
        Import(labels: Labels("image,label,group\na,nv,P1\nb,mel,P2\nc,mel,P3\n"));
        File.Delete(Path.Combine(Root, "a.jpg"));
        Put("b.jpg", TestImages.Jpeg(20, side: 60));
        Put("d.jpg", 3);
        Put("bad.jpg", 9);
        ImportSummary summary = Import();
        Assert.Equal((3, 1), (summary.Decoded, summary.Unchanged));
        Assert.Equal((4, 3, 1, 1, 0), (summary.Catalog.Images, summary.Catalog.Used, summary.Catalog.Duplicates, summary.Catalog.Missing, summary.Catalog.Quarantined));
        Assert.Equal(["a.jpg"], Found(summary, FindingKind.Vanished).Samples);
        Assert.Equal([null, "mel", "mel"], _catalog.UsedImages().OrderBy(image => image.Label is not null).Select(image => image.Label));
        Put("a.jpg", 1);
        summary = Import();
        Assert.Equal((0, 4), (summary.Catalog.Missing, summary.Catalog.Used));
        Assert.Equal("nv", _catalog.UsedImages()[0].Label); // the label waited for it
    }

    [Fact]
    public void Lets_a_copy_stand_in_for_a_file_that_vanished()
    {
        Put("a.jpg", 1);
        Put("b.jpg", 1);
        Import();
        File.Delete(Path.Combine(Root, "a.jpg"));
        Import();
        Assert.Equal(["b.jpg"], _catalog.UsedImages().Select(image => image.Path));
    }

    [Fact]
    public void Goes_on_where_it_was_interrupted()
    {
        for (int i = 0; i < 300; i++)
            Put($"{i:000}.jpg", TestImages.Jpeg(i, side: 8));
        using CancellationTokenSource source = new();
        Counter cancelling = new() { At = 290, Then = source.Cancel };
        Assert.Throws<OperationCanceledException>(() => ImageImporter.Import(_catalog, new ImportRequest { Folder = Root }, cancelling, source.Token));
        ImportSummary summary = Import();
        Assert.Equal((44, 256, 300), (summary.Decoded, summary.Unchanged, summary.Catalog.Used));
    }

    [Fact]
    public void Is_the_same_whatever_the_number_of_threads()
    {
        for (int i = 0; i < 40; i++)
            Put($"{i % 7}/{i}.jpg", i % 30);
        Import(threads: 1);
        using Catalog other = Catalog.Open(_folder["other.db"]);
        ImageImporter.Import(other, new ImportRequest { Folder = Root, Threads = 8 }, null, CancellationToken.None);
        Assert.Equal(_catalog.Images(), other.Images());
    }

    [Fact]
    public void Leads_to_sets_that_never_share_a_group_or_a_picture()
    {
        KeyedRandom random = new(5);
        List<string> rows = [];
        for (int i = 0; i < 120; i++)
        {
            Put($"{i:000}.jpg", random.NextInt(600)); // some twice
            rows.Add($"{i:000},{(i % 10 == 9 ? "" : i % 3 == 0 ? "mel" : "nv")},P{random.NextInt(50)}");
        }
        Import(labels: Labels("image,label,patient\n" + string.Join('\n', rows)));
        SplitSummary split = GroupSplitter.Assign(_catalog, new SplitSettings());
        using TrainingData data = TrainingData.Load(_catalog, _folder["cache"], 16, 2, null, CancellationToken.None);
        Assert.Equal((data.Train.Items.Count, data.Validation.Items.Count, data.Test.Items.Count), (split.Train, split.Validation, split.Test));
        Assert.Equal(["mel", "nv"], data.Classes);
        Assert.Contains(_catalog.Images(), image => image.Status == ImageStatus.Duplicate);
        Assert.All(data.Validation.Items.Concat(data.Test.Items), item => Assert.NotNull(item.ClassIndex));
        ImageSet[] sets = [data.Train, data.Validation, data.Test];
        Assert.All(sets, set => Assert.NotEmpty(set.Items));
        foreach (Func<ImageItem, object> trait in (Func<ImageItem, object>[])[item => item.Group, item => item.Key])
            Assert.Equal(
                sets.Sum(set => set.Items.Select(trait).Distinct().Count()),
                sets.SelectMany(set => set.Items.Select(trait)).Distinct().Count());
        byte[] pixels = new byte[data.Pixels.ImageBytes];
        ImageItem last = data.All.Items[^1];
        data.Pixels.Read(last.PixelIndex, pixels);
        Assert.Equal(ImageReader.Decode(File.ReadAllBytes(data.Images[^1].FullPath), 16), pixels);
        Assert.Equal(data.Images[^1].Path, last.Name);
    }

    public void Dispose()
    {
        _catalog.Dispose();
        _folder.Dispose();
    }

    private static Finding Found(ImportSummary summary, FindingKind kind) => Assert.Single(summary.Findings, finding => finding.Kind == kind);

    private void Put(string name, int number) => Put(name, TestImages.Jpeg(number));

    private void Put(string name, byte[] content) => _folder.Write("画像 images/" + name, content);

    private LabelSource Labels(string text) => LabelSource.File(_folder.Write("ラベル.csv", text));

    private ImportSummary Import(string? folder = null, LabelSource? labels = null, int threads = 2) => ImageImporter.Import(
        _catalog, new ImportRequest { Folder = folder ?? Root, Labels = labels ?? LabelSource.None, Threads = threads }, null, CancellationToken.None);
}
