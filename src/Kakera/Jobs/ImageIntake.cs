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
    /// <summary>Imports a folder into the workspace's catalog and divides its labelled groups.</summary>
    /// <param name="workspace">Where the catalog is.</param>
    /// <param name="folder">The images.</param>
    /// <param name="labels">A label file, <c>folders</c>, or null.</param>
    /// <param name="columns">Columns of the label file, or null.</param>
    /// <param name="settings">Threads and splits.</param>
    /// <param name="context">Progress and cancellation.</param>
    public static ImportSummary Import(
        Workspace workspace, string folder, string? labels, string? columns, KakeraSettings settings, JobContext context)
    {
        var request = new ImportRequest
        {
            Folder = folder,
            Labels = LabelSource.Parse(labels),
            Columns = columns is null ? null : ColumnChoice.Parse(columns),
            Threads = settings.Threads,
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
