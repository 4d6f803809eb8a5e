using Kakera.Data.Arrays;
using Kakera.Data.Catalogs;
using Kakera.Data.Import;
using Kakera.Data.Labels;
using Kakera.Data.Pixels;
using Kakera.Data.Splits;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>The first steps of every job: images into the catalog, groups into splits, pixels into memory.</summary>
internal static class ImageIntake
{
    private const string UnpackedFolder = "images-from-npz";

    /// <summary>Imports a folder into the workspace's catalog and divides its labelled groups.</summary>
    /// <param name="workspace">Where the catalog is.</param>
    /// <param name="folder">The images; or a file of MedMNIST's form, which is unpacked into the workspace first.</param>
    /// <param name="labels">A label file, <c>folders</c>, or null; null takes those of a file of MedMNIST's form.</param>
    /// <param name="columns">Columns of the label file, or null.</param>
    /// <param name="settings">Threads, splits, and the size at which decoded pixels are kept.</param>
    /// <param name="context">Progress and cancellation.</param>
    public static ImportSummary Import(
        Workspace workspace, string folder, string? labels, string? columns, KakeraSettings settings, JobContext context)
    {
        if (NpzImages.IsOne(folder))
        {
            NpzFolder unpacked = NpzImages.Unpack(folder, Path.Combine(workspace.Folder, UnpackedFolder), context.Progress, context.Cancellation);
            (folder, labels) = (unpacked.Images, labels ?? unpacked.Labels);
        }
        var request = new ImportRequest
        {
            Folder = folder,
            Labels = LabelSource.Parse(labels),
            Columns = columns is null ? null : ColumnChoice.Parse(columns),
            Threads = settings.Threads,
            Keep = new KeptPixels(workspace.CacheFolder, settings.Image.Size),
        };
        using Catalog catalog = Catalog.Open(workspace.CatalogPath, context.Time);
        ImportSummary summary = ImageImporter.Import(catalog, request, context.Progress, context.Cancellation);
        if (summary.Catalog.Labelled == 0)
            return summary;
        GroupSplitter.Assign(catalog, settings.Split);
        return summary with { Catalog = catalog.Summary(), Findings = catalog.Findings() };
    }

    /// <summary>The workspace's images with their pixels at the settings' size.</summary>
    public static TrainingData Load(Workspace workspace, KakeraSettings settings, JobContext context)
    {
        using Catalog catalog = Catalog.Open(workspace.CatalogPath, context.Time);
        return TrainingData.Load(catalog, workspace.CacheFolder, settings.Image.Size, settings.Threads, context.Progress, context.Cancellation);
    }
}
