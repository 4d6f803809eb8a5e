using Kakera.Data.Labels;
using Kakera.Data.Splits;

namespace Kakera.Data.Tests.Labels;

public class LabelMatcherTests
{
    [Theory]
    [InlineData("a.jpg", "a.jpg", "b.jpg")]
    [InlineData("a", "a.jpg", "b.jpg")]
    [InlineData("a.png", "a.jpg", "b.jpg")]
    [InlineData("A.JPG", "a.jpg", "b.jpg")]
    [InlineData("a", "deep/down/a.jpg", "deep/down/b.jpg")]
    [InlineData("images\\a.jpg", "a.jpg", "b.jpg")]
    [InlineData("./x/a.jpg", "x/a.jpg", "y/a.jpg")]
    [InlineData("/home/me/x/a.jpg", "x/a.jpg", "y/a.jpg")]
    [InlineData("a.jpg", "a.jpg", "x/a.jpg")]
    [InlineData("a.png", "a.png", "a.jpg")]
    [InlineData("a.jpg", "a.jpg", "A.jpg")]
    [InlineData("pat.1", "pat.1.png", "pat.2.png")]
    [InlineData("患者 1/画像", "患者 1/画像.png", "患者 2/画像.png")]
    public void Finds_the_image_that_is_meant(string row, string image, string other)
    {
        LabelMatch match = Match([row], image, other);
        Assert.Equal([image], match.Labels.Keys);
        Assert.Equal([other], match.ImagesWithoutRow);
        Assert.Empty(match.RowsWithoutImage);
        Assert.Empty(match.AmbiguousRows);
    }

    [Fact]
    public void Takes_neither_of_two_that_fit_alike()
    {
        LabelMatch match = Match(["a", "b"], "x/a.jpg", "y/a.jpg", "c.jpg");
        Assert.Equal(["a"], match.AmbiguousRows);
        Assert.Equal(["b"], match.RowsWithoutImage);
        Assert.Empty(match.Labels);
    }

    [Fact]
    public void Drops_labels_that_contradict_each_other()
    {
        LabelFile file = new("l.csv", new ColumnChoice(),
        [
            new LabelFileRow(2, "a", "nv", "G", null, Split.Train, null),
            new LabelFileRow(3, "a.jpg", "mel", null, "S", Split.Test, null),
            new LabelFileRow(4, "b", "nv", null, null, null, null),
            new LabelFileRow(5, "b", "nv", null, null, null, "9"),
        ]);
        LabelMatch match = LabelMatcher.Match(file, ["a.jpg", "b.jpg"]);
        Assert.Equal(["a.jpg"], match.ConflictingRows);
        Assert.Equal(new ImageLabel(null, "G", "S", Split.Test), match.Labels["a.jpg"]);
        Assert.Equal("nv", match.Labels["b.jpg"].Label);
        Assert.Equal(["b (9)"], match.UnknownSplits);
    }

    [Fact]
    public void Takes_classes_from_folders()
    {
        LabelMatch match = FolderLabels.Match(["a.jpg", "benign/b.jpg", "malignant/deep/c.jpg"], "root");
        Assert.Equal([null, "benign", "malignant"], match.Labels.Values.Select(label => label.Label));
    }

    [Fact]
    public void Passes_over_folders_that_all_images_share()
    {
        LabelMatch match = FolderLabels.Match(["images/all/benign/b.jpg", "images/all/malignant/c.jpg"], "root");
        Assert.Equal(["benign", "malignant"], match.Labels.Values.Select(label => label.Label));
    }

    [Fact]
    public void Takes_splits_from_folders_that_are_named_so()
    {
        LabelMatch match = FolderLabels.Match(["test/benign/b.jpg", "train/benign/c.jpg", "train/malignant/d.jpg"], "root");
        Assert.Equal(["benign", "benign", "malignant"], match.Labels.Values.Select(label => label.Label));
        Assert.Equal([Split.Test, Split.Train, Split.Train], match.Labels.Values.Select(label => label.Split!.Value));
    }

    [Fact]
    public void Refuses_folders_that_are_no_classes()
    {
        Assert.Throws<KakeraException>(() => FolderLabels.Match(["a.jpg", "b.jpg"], "root"));
        Assert.Throws<KakeraException>(() => FolderLabels.Match(["x/a.jpg", "x/b.jpg"], "root"));
    }

    private static LabelMatch Match(string[] rows, params string[] images) => LabelMatcher.Match(
        new LabelFile("l.csv", new ColumnChoice(), [.. rows.Select((name, i) => new LabelFileRow(i + 2, name, "nv", null, null, null, null))]), images);
}
