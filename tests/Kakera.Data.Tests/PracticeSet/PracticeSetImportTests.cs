using Kakera.Data.Catalogs;
using Kakera.Data.Images;
using Kakera.Data.Import;
using Kakera.Data.Labels;
using Kakera.Data.PracticeSet;

namespace Kakera.Data.Tests.PracticeSet;

public sealed class PracticeSetImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-practice-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_import_finds_what_was_put_there_on_purpose_and_nothing_else_of_weight()
    {
        PracticeSetSummary set = PracticeSetWriter.Write(
            Path.Combine(_folder, "set"), new PracticeSetOptions { Images = 60, Side = 64 }, null, TestContext.Current.CancellationToken);
        using Catalog catalog = Catalog.Open(Path.Combine(_folder, "catalog.db"));
        var request = new ImportRequest { Folder = set.ImagesFolder, Labels = LabelSource.File(set.LabelsFile), FewImages = 1 };
        ImportSummary import = ImageImporter.Import(catalog, request, null, TestContext.Current.CancellationToken);

        Assert.Equal(set.Images, import.Catalog.Used);
        Assert.Equal(set.Broken, import.Catalog.Quarantined);
        Assert.Equal(set.Duplicates, import.Catalog.Duplicates);
        Assert.Equal(set.Images - 1, import.Catalog.Labelled); // the image with two labels is used without one
        Assert.Equal(set.Lesions, import.Catalog.Groups);
        Assert.Equal(
            [QuarantineReason.Empty, QuarantineReason.NotAnImage, QuarantineReason.Truncated, QuarantineReason.TooSmall],
            import.Findings.Where(finding => finding.Kind == FindingKind.Quarantined).Select(finding => finding.Reason!.Value).Order());
        Assert.Equal(
            [FindingKind.Quarantined, FindingKind.Duplicates, FindingKind.ConflictingLabels],
            import.Findings.Select(finding => finding.Kind).Where(kind => kind != FindingKind.ClassesNotInEverySplit).Distinct().Order());
    }
}
