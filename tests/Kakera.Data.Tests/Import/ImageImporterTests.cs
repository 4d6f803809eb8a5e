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
    private readonly ImportScene _scene = new();

    [Fact]
    public void Takes_images_wherever_they_lie_and_whatever_they_are_called()
    {
        _scene.Put("a b.jpg", 1);
        _scene.Put("患者/病変 1.JPG", 2);
        _scene.Put("1/2/3/4/5/6/7/8/deep.jpeg", 3);
        _scene.Put("image[1].jpg", 4); // libvips reads brackets in a name as options
        _scene.Put("no extension", 5);
        _scene.Put("not really.png", 6);
        _scene.Put(".hidden.jpg", 7);
        _scene.Put(".hidden/x.jpg", 8);
        _scene.Folder.Write("画像 images/readme.txt", "hello");
        ImportSummary summary = _scene.Import();
        Assert.Equal((6, 0, 1), (summary.Decoded, summary.Unchanged, summary.Other));
        Assert.Equal(6, summary.Catalog.Used);
        Assert.Equal(
            ["1/2/3/4/5/6/7/8/deep.jpeg", "a b.jpg", "image[1].jpg", "no extension", "not really.png", "患者/病変 1.JPG"],
            _scene.Catalog.UsedImages().Select(image => image.Path));
        Assert.Empty(summary.Findings);
        CatalogImage image = _scene.Catalog.UsedImages()[5];
        Assert.Equal((ImageFormat.Jpeg, 40, 40, "RGB 8-bit"), (image.Format, image.Width, image.Height, image.Mode));
        Assert.True(File.Exists(image.FullPath));
    }

    [Fact]
    public void Quarantines_with_the_reason_and_goes_on()
    {
        byte[] jpeg = TestImages.Jpeg(1);
        _scene.Put("good.jpg", 1);
        _scene.Put("cut.jpg", jpeg[..(jpeg.Length / 2)]);
        _scene.Put("empty.png", []);
        _scene.Put("text.jpg", "this is a text"u8.ToArray());
        _scene.Put("huge.png", TestImages.HugePng(30_000, 30_000));
        _scene.Put("anim.gif", "GIF89a"u8.ToArray());
        using (Image tiny = TestImages.Colour(4, 4))
            _scene.Put("tiny.png", tiny.PngsaveBuffer());
        ImportSummary summary = _scene.Import();
        Assert.Equal((7, 1, 6), (summary.Catalog.Images, summary.Catalog.Used, summary.Catalog.Quarantined));
        Dictionary<string, QuarantineReason?> reasons = _scene.Catalog.Images().ToDictionary(image => image.Path, image => image.Reason);
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
        string Problem(string folder) => Assert.Throws<KakeraException>(() => _scene.Import(folder)).What;
        Assert.Equal("the folder does not exist", Problem(_scene.Folder["missing"]));
        Directory.CreateDirectory(_scene.Folder["empty/below"]);
        Assert.Equal("the folder is empty", Problem(_scene.Folder["empty"]));
        _scene.Folder.Write("texts/a.txt", "a");
        Assert.Equal("there are no images in the folder", Problem(_scene.Folder["texts"]));
        Assert.Equal("this is a file, not a folder", Problem(_scene.Folder["texts/a.txt"]));
        _scene.Folder.Write("broken/a.jpg", "a");
        Assert.Equal("the only image file, a.jpg, cannot be used: the content is no image", Problem(_scene.Folder["broken"]));
        Assert.Single(_scene.Catalog.Images()); // and that is on record
    }

    [Fact]
    public void Follows_no_linked_folder()
    {
        _scene.Put("a.jpg", 1);
        Directory.CreateSymbolicLink(Path.Combine(_scene.Root, "again"), _scene.Root);
        Assert.Equal(1, _scene.Import().Catalog.Images);
    }

    [Fact]
    public void Leaves_the_folder_as_it_was()
    {
        _scene.Put("a.jpg", 1);
        _scene.Put("b/broken.jpg", [1, 2, 3]);
        var before = State();
        _scene.Import();
        Assert.Equal(before, State());

        List<(string, long, DateTime)> State() =>
            [.. Directory.GetFiles(_scene.Root, "*", SearchOption.AllDirectories).Order().Select(path => (path, new FileInfo(path).Length, File.GetLastWriteTimeUtc(path)))];
    }

    [Fact]
    public void Uses_one_of_several_copies_and_prefers_a_labelled_one()
    {
        _scene.Put("a.jpg", 1);
        _scene.Put("b.jpg", 1);
        _scene.Put("c.jpg", 1);
        _scene.Put("d.jpg", 2);
        ImportSummary summary = _scene.Import(labels: _scene.Labels("image,label\nb.jpg,nv\nd.jpg,mel\n"));
        Assert.Equal(["b.jpg", "d.jpg"], _scene.Catalog.UsedImages().Select(image => image.Path));
        Finding copies = ImportScene.Found(summary, FindingKind.Duplicates);
        Assert.Equal(["a.jpg", "c.jpg"], copies.Samples);
        Assert.Equal(2, summary.Catalog.Duplicates);
        Assert.Equal(2, summary.Catalog.Labelled);
    }

    [Fact]
    public void Takes_no_label_where_copies_contradict_each_other()
    {
        _scene.Put("benign/a.jpg", 1);
        _scene.Put("malignant/b.jpg", 1);
        _scene.Put("malignant/c.jpg", 2);
        ImportSummary summary = _scene.Import(labels: LabelSource.Folders);
        Assert.Equal(["benign/a.jpg = malignant/b.jpg"], ImportScene.Found(summary, FindingKind.ConflictingLabels).Samples);
        Assert.Equal([null, "malignant"], _scene.Catalog.UsedImages().Select(image => image.Label));
        Assert.Equal(1, summary.Catalog.Labelled);
    }

    [Fact]
    public void Makes_one_group_of_groups_that_share_an_image()
    {
        _scene.Put("a.jpg", 1);
        _scene.Put("b.jpg", 1);
        _scene.Put("c.jpg", 2);
        _scene.Put("d.jpg", 3);
        ImportSummary summary = _scene.Import(labels: _scene.Labels("image,label,group\na,nv,P1\nb,nv,P2\nc,nv,P2\nd,mel,P3\n"));
        Assert.Equal(["P1", "P1", "P1", "P3"], _scene.Catalog.Images().Select(image => image.Group));
        Assert.Equal(["a.jpg = b.jpg"], ImportScene.Found(summary, FindingKind.DuplicatesAcrossGroups).Samples);
    }

    [Fact]
    public void Counts_rows_and_images_that_do_not_meet()
    {
        _scene.Put("a.jpg", 1);
        _scene.Put("b.jpg", 2);
        _scene.Put("x/c.jpg", 3);
        _scene.Put("y/c.jpg", 4);
        ImportSummary summary = _scene.Import(labels: _scene.Labels(
            "image,label,group,split\na,nv,P1,train\nc,mel,P1,train\ngone,nv,P1,train\na.jpg,mel,P1,test\nb,,P1,what\n"));
        Assert.Equal(["gone"], ImportScene.Found(summary, FindingKind.RowsWithoutImage).Samples);
        Assert.Equal(["x/c.jpg", "y/c.jpg"], ImportScene.Found(summary, FindingKind.ImagesWithoutRow).Samples);
        Assert.Equal(["c"], ImportScene.Found(summary, FindingKind.AmbiguousRows).Samples);
        Assert.Equal(["a.jpg"], ImportScene.Found(summary, FindingKind.ConflictingRows).Samples);
        Assert.Equal(["b (what)"], ImportScene.Found(summary, FindingKind.UnknownSplits).Samples);
        Assert.Equal(0, summary.Catalog.Labelled);
        ImportSummary again = _scene.Import(); // without labels, what the file said stays
        Assert.Equal(summary.Findings.Select(finding => (finding.Kind, finding.Count)), again.Findings.Select(finding => (finding.Kind, finding.Count)));
    }

    [Fact]
    public void Refuses_labels_that_belong_to_other_images()
    {
        _scene.Put("a.jpg", 1);
        var problem = Assert.Throws<KakeraException>(() => _scene.Import(labels: _scene.Labels("image,label\nISIC_1,nv\nISIC_2,mel\n")));
        Assert.Contains("it names ISIC_1, for example, and the folder holds a.jpg", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Notices_groups_and_classes_that_are_odd()
    {
        for (int i = 0; i < 14; i++)
            _scene.Put($"{i:00}.jpg", i);
        string rows = string.Concat(Enumerable.Range(0, 14).Select(i => $"{i:00},{(i < 11 ? "nv" : "df")},P{i / 2},{(i == 4 ? "test" : "train")}\n"));
        ImportSummary summary = _scene.Import(labels: _scene.Labels("image,label,group,split\n" + rows));
        Assert.Equal(["df (3)"], ImportScene.Found(summary, FindingKind.SmallClasses).Samples);
        Assert.Equal(["P5"], ImportScene.Found(summary, FindingKind.GroupsWithSeveralLabels).Samples);
        Assert.Equal(["P2"], ImportScene.Found(summary, FindingKind.GroupsAcrossSplits).Samples);
    }

    [Fact]
    public void Notices_images_without_a_group_where_there_are_labels()
    {
        for (int i = 0; i < 6; i++)
            _scene.Put($"{i}.jpg", i);
        _scene.Put("copy of 3.jpg", 3);
        static bool IsAboutGroups(Finding finding) => finding.Kind == FindingKind.ImagesWithoutGroup;
        Assert.DoesNotContain(_scene.Import().Findings, IsAboutGroups); // nothing will be tested on them
        string rows = "0,nv,P0\n1,df,P0\n2,nv,\n3,nv,\ncopy of 3,nv,P1\n";
        Assert.Equal(["2.jpg", "4.jpg", "5.jpg"], ImportScene.Found(_scene.Import(labels: _scene.Labels("image,label,group\n" + rows)), FindingKind.ImagesWithoutGroup).Samples);
        Assert.DoesNotContain(_scene.Import(labels: _scene.Labels("image,label,group\n" + rows.Replace("2,nv,", "2,nv,P2", StringComparison.Ordinal) + "4,,P4\n5,,P5\n")).Findings, IsAboutGroups);
    }

    [Fact]
    public void Notices_pictures_that_are_odd()
    {
        for (int i = 0; i < 16; i++)
            _scene.Put($"{i:00}.jpg", TestImages.Jpeg(i, side: 60));
        using Image blank = TestImages.Painted(60, 60, [[90, 90, 90], [90, 90, 90], [90, 90, 91], [90, 90, 90]]);
        _scene.Put("blank.jpg", TestImages.Jpeg(blank));
        using Image grey = TestImages.Painted(60, 60, [[1], [80], [160], [240]]);
        _scene.Put("grey.png", grey.PngsaveBuffer());
        using Image small = TestImages.Colour(12, 60);
        _scene.Put("small.png", small.PngsaveBuffer());
        ImportSummary summary = _scene.Import();
        Assert.Equal(["blank.jpg"], ImportScene.Found(summary, FindingKind.NearlyConstant).Samples);
        Assert.Equal(["blank.jpg (grey)", "grey.png (grey)"], ImportScene.Found(summary, FindingKind.UnusualColour).Samples);
        Assert.Equal(["grey.png (Grey 8-bit)"], ImportScene.Found(summary, FindingKind.UnusualModes).Samples);
        Assert.Equal(["small.png"], ImportScene.Found(summary, FindingKind.VerySmallImages).Samples);
        Assert.Equal(["small.png"], ImportScene.Found(summary, FindingKind.UnusualSizes).Samples);
    }

    [Fact]
    public void Leads_to_sets_that_never_share_a_group_or_a_picture()
    {
        KeyedRandom random = new(5);
        List<string> rows = [];
        for (int i = 0; i < 120; i++)
        {
            _scene.Put($"{i:000}.jpg", random.NextInt(600)); // some twice
            rows.Add($"{i:000},{(i % 10 == 9 ? "" : i % 3 == 0 ? "mel" : "nv")},P{random.NextInt(50)}");
        }
        _scene.Import(labels: _scene.Labels("image,label,patient\n" + string.Join('\n', rows)));
        SplitSummary split = GroupSplitter.Assign(_scene.Catalog, new SplitSettings());
        using TrainingData data = TrainingData.Load(_scene.Catalog, _scene.Folder["cache"], 16, 2, null, CancellationToken.None);
        Assert.Equal((data.Train.Items.Count, data.Validation.Items.Count, data.Test.Items.Count), (split.Train, split.Validation, split.Test));
        Assert.Equal(["mel", "nv"], data.Classes);
        Assert.Contains(_scene.Catalog.Images(), image => image.Status == ImageStatus.Duplicate);
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

    public void Dispose() => _scene.Dispose();
}
