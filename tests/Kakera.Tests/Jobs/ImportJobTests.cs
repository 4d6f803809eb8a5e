using System.IO.Compression;
using System.Text;
using Kakera.Data;
using Kakera.Data.Import;
using Kakera.Jobs;
using Kakera.Settings;

namespace Kakera.Tests.Jobs;

public sealed class ImportJobTests : IDisposable
{
    private const int Side = 16;
    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-import-").FullName;

    private string Workspace => Path.Combine(_folder, "work");

    [Fact]
    public void A_file_of_arrays_stands_for_a_folder_with_its_labels_and_division()
    {
        string file = Arrays();
        ImportSummary summary = Import(file, labels: null);
        Assert.Equal(Path.Combine(Workspace, "images-from-npz", "cells", "images"), summary.Folder);
        Assert.Equal((12, 12, 0), (summary.Catalog.Used, summary.Catalog.Labelled, summary.Other));
        Assert.Equal(["0", "1"], summary.Catalog.Classes.Select(count => count.Name).Order());
        Assert.Equal(12, Import(file, labels: null).Unchanged);
    }

    [Fact]
    public void Labels_that_are_given_win_over_those_of_the_file()
    {
        string labels = Path.Combine(_folder, "mine.csv");
        File.WriteAllLines(labels, ["image,label,group", .. Enumerable.Range(0, 8).Select(i => $"train-00000{i},{(i % 2 == 0 ? "nv" : "mel")},{i}")]);
        Assert.Equal(["mel", "nv"], Import(Arrays(), labels).Catalog.Classes.Select(count => count.Name).Order());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ImportSummary Import(string images, string? labels) => ImportJob.Run(
        Workspace, images, labels, null, new KakeraSettings { Threads = 1 },
        new JobContext(null, null, TimeProvider.System, Language.English, null, TestContext.Current.CancellationToken));

    private string Arrays()
    {
        string path = Path.Combine(_folder, "cells.npz");
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach ((string split, int count) in (ReadOnlySpan<(string, int)>)[("train", 8), ("test", 4)])
        {
            byte[] pixels = [.. Enumerable.Range(0, count * Side * Side).Select(i => (byte)(i * (i / (Side * Side) + count)))];
            Add(archive, $"{split}_images", $"({count}, {Side}, {Side})", pixels);
            Add(archive, $"{split}_labels", $"({count}, 1)", [.. Enumerable.Range(0, count).Select(i => (byte)(i % 2))]);
        }
        return path;
    }

    private static void Add(ZipArchive archive, string name, string shape, byte[] numbers)
    {
        byte[] header = Encoding.ASCII.GetBytes($"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}\n");
        using Stream entry = archive.CreateEntry(name + ".npy").Open();
        entry.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. numbers]);
    }
}
