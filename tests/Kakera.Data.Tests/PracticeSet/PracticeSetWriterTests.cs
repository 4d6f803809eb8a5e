using System.Text;
using Kakera.Data.PracticeSet;
using NetVips;

namespace Kakera.Data.Tests.PracticeSet;

public sealed class PracticeSetWriterTests(PracticeSetWriterTests.WrittenOnce once)
    : IClassFixture<PracticeSetWriterTests.WrittenOnce>, IDisposable
{
    private static readonly PracticeSetOptions Small = new() { Images = 24, Seed = 11, Side = 64 };

    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-practice-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_options_give_the_same_bytes()
    {
        string again = Write("b", Small).Folder;
        string[] names = FilesOf(once.Summary.Folder);
        Assert.Equal(names, FilesOf(again));
        Assert.All(names, name => Assert.Equal(Content(Path.Combine(once.Summary.Folder, name)), Content(Path.Combine(again, name))));
    }

    /// <summary>A generator shared between images would show here: each file is made alone, in the opposite order.</summary>
    [Fact]
    public void A_file_depends_on_no_other_file()
    {
        PracticeSetSummary summary = once.Summary;
        var plan = new PracticePlan(Small);
        foreach (PlannedFile file in plan.Files.Reverse().Take(12))
            Assert.Equal(PracticeImageFile.Make(plan, file, Small), File.ReadAllBytes(Path.Combine(summary.ImagesFolder, file.Name)));
    }

    [Fact]
    public void Another_seed_gives_other_pictures()
    {
        PracticeSetSummary one = once.Summary, other = Write("b", Small with { Seed = 12 });
        HashSet<string> contents = [.. Directory.GetFiles(one.ImagesFolder).Select(Content)];
        string[] notEmpty = [.. Directory.GetFiles(other.ImagesFolder).Where(file => new FileInfo(file).Length > 0)];
        Assert.All(notEmpty, file => Assert.DoesNotContain(Content(file), contents));
    }

    [Fact]
    public void The_labels_name_every_file_once_and_the_summary_counts_them()
    {
        PracticeSetSummary summary = once.Summary;
        string[][] rows = [.. File.ReadLines(summary.LabelsFile).Select(line => line.Split(','))];
        Assert.Equal(["image", "lesion_id", "diagnosis"], rows[0]);
        string[] files = [.. Directory.GetFiles(summary.ImagesFolder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(files, rows[1..].Select(row => row[0]));
        Assert.Equal(["globules", "network", "streaks", "veil"], rows[1..].Select(row => row[2]).Distinct().Order());
        Assert.Equal(24, summary.Images);
        Assert.Equal(24, summary.ImagesPerClass.Values.Sum());
        Assert.Equal(3, summary.Duplicates);
        Assert.Equal(4, summary.Broken);
        Assert.Equal(31, rows.Length - 1);
        Assert.Equal(summary.Lesions, rows[1..].Select(row => row[1]).Distinct().Count());
    }

    [Fact]
    public void Three_copies_are_exact_and_one_contradicts_its_original()
    {
        PracticeSetSummary summary = once.Summary;
        Dictionary<string, string> labels = File.ReadLines(summary.LabelsFile).Skip(1).Select(line => line.Split(','))
            .ToDictionary(row => row[0], row => row[2]);
        string[][] same = [.. Directory.GetFiles(summary.ImagesFolder).GroupBy(Content)
            .Where(group => group.Count() > 1).Select(group => group.Select(file => Path.GetFileName(file)!).ToArray())];
        Assert.Equal(3, same.Length);
        Assert.Single(same, files => files.Select(file => labels[file]).Distinct().Count() == 2);
    }

    [Fact]
    public void Four_files_are_broken_each_in_its_way()
    {
        PracticeSetSummary summary = once.Summary;
        var plan = new PracticePlan(Small);
        string PathOf(FileRole role) => Path.Combine(summary.ImagesFolder, plan.Files.Single(file => file.Role == role).Name);

        Assert.Equal(0, new FileInfo(PathOf(FileRole.Empty)).Length);
        Assert.Contains("Synthetic", File.ReadAllText(PathOf(FileRole.Text)), StringComparison.Ordinal);
        byte[] truncated = File.ReadAllBytes(PathOf(FileRole.Truncated));
        Assert.Equal([0xFF, 0xD8], truncated[..2]);
        Assert.NotEqual([0xFF, 0xD9], truncated[^2..]);
        Assert.ThrowsAny<VipsException>(() => Image.NewFromBuffer(truncated, failOn: Enums.FailOn.Truncated).Avg());
        using Image tiny = Image.NewFromFile(PathOf(FileRole.Tiny));
        Assert.InRange(tiny.Width, 1, 4);
    }

    [Fact]
    public void Every_picture_says_in_its_metadata_that_it_is_synthetic()
    {
        PracticeSetSummary summary = once.Summary;
        string[] pictures = [.. new PracticePlan(Small).Files
            .Where(file => file.Role is FileRole.Image or FileRole.Duplicate).Select(file => file.Name)];
        Assert.Equal([".jpg", ".png", ".tif", ".webp"], pictures.Select(Path.GetExtension).Distinct().Order());
        foreach (string name in pictures)
        {
            using Image image = Image.NewFromFile(Path.Combine(summary.ImagesFolder, name));
            string[] fields = image.GetFields();
            Assert.Equal((64, 64, 3), (image.Width, image.Height, image.Bands));
            string field = fields.First(name => name is "exif-ifd0-ImageDescription" or "image-description" or "png-comment-0-Description");
            string sentence = (string)image.Get(field);
            Assert.Contains("Synthetic image made by kakera demo (seed 11)", sentence, StringComparison.Ordinal);
            Assert.Contains("algorithmicMedia", Encoding.UTF8.GetString((byte[])image.Get("xmp-data")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_note_warns_in_both_languages()
    {
        string note = File.ReadAllText(Path.Combine(once.Summary.Folder, "README.txt"));
        Assert.Contains("never be used for diagnosis", note, StringComparison.Ordinal);
        Assert.Contains("合成画像", note, StringComparison.Ordinal);
        Assert.Contains("seed 11", note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_something_else_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(In("a"));
        File.WriteAllText(In("a", "thesis.txt"), "years of work");
        KakeraException refusal = Assert.Throws<KakeraException>(() => Write("a", Small));
        Assert.Contains("thesis.txt", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], FilesOf("a"));
    }

    [Theory]
    [InlineData("own.txt")]
    [InlineData("images/patient_1.jpg")]
    public void A_practice_set_with_a_file_of_the_users_is_refused_and_left_alone(string name)
    {
        Write("a", Small);
        File.WriteAllText(In("a", name), "mine");
        string[] before = FilesOf("a");
        Assert.Throws<KakeraException>(() => Write("a", Small with { Seed = 12 }));
        Assert.Equal(before, FilesOf("a"));
    }

    [Fact]
    public void A_practice_set_is_replaced_as_a_whole()
    {
        Write("a", Small with { Images = 30, Seed = 12 });
        Write("a", Small);
        Assert.Equal(FilesOf(once.Summary.Folder), FilesOf("a"));
        Assert.Equal(File.ReadAllBytes(once.Summary.LabelsFile), File.ReadAllBytes(In("a", "labels.csv")));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_a_clear_error()
    {
        File.WriteAllText(In("a"), "");
        Assert.Throws<KakeraException>(() => Write("a", Small));
    }

    [Fact]
    public void Cancelling_leaves_an_empty_folder()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new Callback(done =>
        {
            if (done == 5)
                cancellation.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() => PracticeSetWriter.Write(In("a"), Small, progress, cancellation.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(In("a")));
    }

    [Fact]
    public void Every_option_out_of_range_is_named_at_once()
    {
        KakeraException problem = Assert.Throws<KakeraException>(() => Write("a", new PracticeSetOptions { Images = 3, Side = 20 }));
        Assert.Equal("images is 3; must be 20 to 100000; side is 20; must be 64 to 1024 pixels", problem.What);
        Assert.False(Directory.Exists(In("a")));
    }

    private PracticeSetSummary Write(string name, PracticeSetOptions options) =>
        PracticeSetWriter.Write(In(name), options, null, TestContext.Current.CancellationToken);

    private string In(params string[] parts) => Path.Combine([_folder, .. parts]);

    private string[] FilesOf(string name) =>
        [.. Directory.EnumerateFiles(In(name), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(In(name), file)).Order(StringComparer.Ordinal)];

    private static string Content(string file) => Convert.ToBase64String(File.ReadAllBytes(file));

    /// <summary>A set that tests only read.</summary>
    public sealed class WrittenOnce : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("kakera-practice-").FullName;

        public WrittenOnce() => Summary = PracticeSetWriter.Write(_folder, Small, null, TestContext.Current.CancellationToken);

        public PracticeSetSummary Summary { get; }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }

    private sealed class Callback(Action<long> report) : IProgress<Kakera.Data.Progress.JobProgress>
    {
        public void Report(Kakera.Data.Progress.JobProgress value) => report(value.Done);
    }
}
