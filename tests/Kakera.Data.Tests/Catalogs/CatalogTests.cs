using Kakera.Data.Catalogs;
using Kakera.Data.Import;
using Kakera.Data.Labels;
using Kakera.Data.Splits;
using Kakera.Data.Tests.Images;
using Microsoft.Data.Sqlite;

namespace Kakera.Data.Tests.Catalogs;

public sealed class CatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string CatalogPath => _folder["catalog.db"];

    [Fact]
    public void Keeps_what_it_was_told()
    {
        IReadOnlyList<CatalogImage> images;
        using (Catalog catalog = Imported(40))
        {
            GroupSplitter.Assign(catalog, new SplitSettings());
            images = catalog.Images();
        }
        using Catalog again = Catalog.Open(CatalogPath);
        Assert.Equal(images, again.Images());
        Assert.All(again.UsedImages(), image => Assert.NotNull(image.Split));
        CatalogSummary summary = again.Summary();
        Assert.Equal((40, 40, 40), (summary.Used, summary.Labelled, summary.Groups));
        Assert.Equal([new ClassCount("mel", 20, 20), new ClassCount("nv", 20, 20)], summary.Classes);
    }

    [Fact]
    public void Refuses_what_is_no_catalog()
    {
        _folder.Write("catalog.db", "this is a text and no database at all, whatever its name says");
        Assert.Equal("this is not a catalog", Assert.Throws<KakeraException>(() => Catalog.Open(CatalogPath)).What);
        File.Delete(CatalogPath);
        Execute("CREATE TABLE other (x INTEGER)");
        Assert.Equal("this is not a catalog of Kakera", Assert.Throws<KakeraException>(() => Catalog.Open(CatalogPath)).What);
        Assert.Equal("the catalog could not be opened", Assert.Throws<KakeraException>(() => Catalog.Open(_folder["nowhere/catalog.db"])).What);
    }

    [Fact]
    public void Goes_on_with_a_file_that_a_full_disk_left_without_tables()
    {
        Execute("PRAGMA user_version = 1");
        Assert.True(new FileInfo(CatalogPath).Length > 0);
        Catalog.Open(CatalogPath).Dispose();
        Catalog.Open(CatalogPath).Dispose();
    }

    [Fact]
    public void Refuses_another_version()
    {
        Catalog.Open(CatalogPath).Dispose();
        Execute("UPDATE schema SET version = 99");
        Assert.StartsWith("this catalog has version 99", Assert.Throws<KakeraException>(() => Catalog.Open(CatalogPath)).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_the_file_is_damaged()
    {
        Imported(40).Dispose();
        byte[] bytes = File.ReadAllBytes(CatalogPath);
        Array.Fill(bytes, (byte)0x77, 4096, bytes.Length - 4096);
        File.WriteAllBytes(CatalogPath, bytes);
        Assert.Throws<KakeraException>(() =>
        {
            using Catalog catalog = Catalog.Open(CatalogPath);
            catalog.Images();
        });
    }

    [Fact]
    public void Is_read_while_another_process_writes()
    {
        using Catalog catalog = Imported(10);
        using SqliteConnection other = new($"Data Source={CatalogPath};Pooling=false");
        other.Open();
        using SqliteTransaction transaction = other.BeginTransaction();
        Assert.Equal(10, catalog.Images().Count);
    }

    [Fact]
    public void Refuses_labels_of_a_single_class()
    {
        using Catalog catalog = Imported(10, i => "nv");
        Assert.Equal("all labels are of a single class (nv)", Assert.Throws<KakeraException>(() => GroupSplitter.Assign(catalog, new SplitSettings())).What);
    }

    [Fact]
    public void Refuses_a_second_class_of_one_image()
    {
        using Catalog catalog = Imported(10, i => i == 3 ? "mel" : "nv");
        Assert.Equal("of 2 classes, 1 is in both train and test", Assert.Throws<KakeraException>(() => GroupSplitter.Assign(catalog, new SplitSettings())).What);
    }

    [Fact]
    public void Lets_a_third_class_of_one_image_be_learned()
    {
        using Catalog catalog = Imported(20, i => i == 3 ? "df" : i % 2 == 0 ? "mel" : "nv");
        GroupSplitter.Assign(catalog, new SplitSettings());
        Assert.Equal(Split.Train, catalog.UsedImages().Single(image => image.Label == "df").Split);
        Finding scarce = Assert.Single(catalog.Findings(), finding => finding.Kind == FindingKind.ClassesNotInEverySplit);
        Assert.Equal(["df (1)"], scarce.Samples);
    }

    [Fact]
    public void Divides_nothing_without_labels_and_learns_from_all()
    {
        using Catalog catalog = Imported(10, i => "");
        Assert.Equal(new SplitSummary(10, 0, 0, 10), GroupSplitter.Assign(catalog, new SplitSettings()));
        Assert.All(catalog.UsedImages(), image => Assert.True(image.IsTrain));
    }

    [Fact]
    public void Moves_no_image_when_images_and_groups_are_added()
    {
        using Catalog catalog = Imported(40);
        GroupSplitter.Assign(catalog, new SplitSettings());
        Dictionary<string, Split?> before = catalog.UsedImages().ToDictionary(image => image.Path, image => image.Split);
        // 30 more, and now the file has a column of groups, one for each image under a new name.
        for (int i = 40; i < 70; i++)
            _folder.Write($"images/{i:000}.jpg", TestImages.Jpeg(i));
        string rows = string.Concat(Enumerable.Range(0, 70).Select(i => $"{i:000},{(i % 2 == 0 ? "mel" : "nv")},P{i}\n"));
        Import(catalog, "image,label,group\n" + rows);
        GroupSplitter.Assign(catalog, new SplitSettings { Seed = 5 });
        IReadOnlyList<CatalogImage> after = catalog.UsedImages();
        Assert.Equal(70, after.Count);
        Assert.All(after.Where(image => before.ContainsKey(image.Path)), image => Assert.Equal(before[image.Path], image.Split));
        Assert.Equal(14, after.Count(image => image.Split == Split.Test));
    }

    [Fact]
    public void Keeps_unlabelled_images_of_test_groups_from_being_learned()
    {
        using Catalog catalog = Catalog.Open(CatalogPath);
        for (int i = 0; i < 40; i++)
            _folder.Write($"images/{i:000}.jpg", TestImages.Jpeg(i));
        string rows = string.Concat(Enumerable.Range(0, 40).Select(i => $"{i:000},{(i % 2 == 1 ? "" : i % 4 == 0 ? "mel" : "nv")},P{i / 2}\n"));
        Import(catalog, "image,label,group\n" + rows);
        GroupSplitter.Assign(catalog, new SplitSettings());
        Assert.All(
            catalog.UsedImages().GroupBy(image => image.Group),
            group => Assert.Single(group.Select(image => (image.Split, image.IsTrain)).Distinct()));
        Assert.Contains(catalog.UsedImages(), image => image.Label is null && image.Split == Split.Test);
    }

    [Fact]
    public void Never_learns_from_unlabelled_images_that_the_file_keeps_for_the_test()
    {
        using Catalog catalog = Catalog.Open(CatalogPath);
        for (int i = 0; i < 40; i++)
            _folder.Write($"images/{i:000}.jpg", TestImages.Jpeg(i));
        string rows = string.Concat(Enumerable.Range(0, 40).Select(i => $"{i:000},{(i < 6 ? "" : i % 2 == 0 ? "mel" : "nv")},{(i % 4 < 2 ? "test" : "train")}\n"));
        Import(catalog, "image,label,split\n" + rows);
        GroupSplitter.Assign(catalog, new SplitSettings());
        IReadOnlyList<CatalogImage> used = catalog.UsedImages();
        Assert.All(Enumerable.Range(0, 40).Where(i => i % 4 < 2), i => Assert.Equal((Split.Test, false), (used[i].Split!.Value, used[i].IsTrain)));
        Assert.Equal(20, used.Count(image => image.Split == Split.Test));
        Assert.Contains(used, image => image.Split == Split.Validation);
    }

    public void Dispose() => _folder.Dispose();

    private Catalog Imported(int count, Func<int, string>? label = null)
    {
        Catalog catalog = Catalog.Open(CatalogPath);
        for (int i = 0; i < count; i++)
            _folder.Write($"images/{i:000}.jpg", TestImages.Jpeg(i));
        Import(catalog, "image,label\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"{i:000},{label?.Invoke(i) ?? (i % 2 == 0 ? "mel" : "nv")}\n")));
        return catalog;
    }

    private void Import(Catalog catalog, string labels) => ImageImporter.Import(
        catalog, new ImportRequest { Folder = _folder["images"], Labels = LabelSource.File(_folder.Write("labels.csv", labels)), Threads = 2 }, null, CancellationToken.None);

    private void Execute(string sql)
    {
        using SqliteConnection connection = new($"Data Source={CatalogPath};Pooling=false");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements stand in this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
