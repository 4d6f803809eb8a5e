using Kakera.Data.Catalogs;
using Kakera.Data.Import;
using Kakera.Data.Labels;
using Kakera.Data.Tests.Images;

namespace Kakera.Data.Tests.Import;

/// <summary>A folder of images, and a catalog to take them into.</summary>
internal sealed class ImportScene : IDisposable
{
    public ImportScene() => Catalog = Catalog.Open(Folder["catalog.db"]);

    public TemporaryFolder Folder { get; } = new();

    public Catalog Catalog { get; }

    public string Root => Folder["画像 images"];

    public static Finding Found(ImportSummary summary, FindingKind kind) => Assert.Single(summary.Findings, finding => finding.Kind == kind);

    public void Put(string name, int number) => Put(name, TestImages.Jpeg(number));

    public void Put(string name, byte[] content) => Folder.Write("画像 images/" + name, content);

    public LabelSource Labels(string text) => LabelSource.File(Folder.Write("ラベル.csv", text));

    public ImportSummary Import(string? folder = null, LabelSource? labels = null, int threads = 2) => ImageImporter.Import(
        Catalog, new ImportRequest { Folder = folder ?? Root, Labels = labels ?? LabelSource.None, Threads = threads }, null, CancellationToken.None);

    public void Dispose()
    {
        Catalog.Dispose();
        Folder.Dispose();
    }
}
