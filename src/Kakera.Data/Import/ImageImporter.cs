using System.Collections;
using Kakera.Data.Catalogs;
using Kakera.Data.Catalogs.Rows;
using Kakera.Data.Images;
using Kakera.Data.Labels;
using Kakera.Data.Pixels;
using Kakera.Data.Progress;
using Microsoft.EntityFrameworkCore;

namespace Kakera.Data.Import;

/// <summary>Takes a folder of images into a catalog.</summary>
public static class ImageImporter
{
    /// <summary>
    /// Reads every image below a folder and its labels. What cannot be used is quarantined with its reason; nothing in the folder is
    /// changed. Importing a folder again reads only what changed; without labels, the earlier ones stay.
    /// </summary>
    /// <remarks>
    /// Of files with the same bytes one is used: the first by path, labelled ones before unlabelled ones. If their labels contradict each
    /// other, it is used without a label.
    /// </remarks>
    /// <param name="catalog">Where it is recorded.</param>
    /// <param name="request">What to import.</param>
    /// <param name="progress">Told of files read, from one thread at a time; null for nobody.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <exception cref="KakeraException">The folder is missing, empty or has no usable image; the label file cannot be understood.</exception>
    /// <exception cref="OperationCanceledException">Cancelled. What was read is kept, and the next import goes on from there.</exception>
    public static ImportSummary Import(
        Catalog catalog, ImportRequest request, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(request);
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.Folder));
        ImportedFolder folder = ImportedFolder.Of(root, request);
        int[] changed = catalog.Read(context => Changed(context, folder, request.Limits));
        ReadFiles(catalog, folder, changed, request, progress, cancellation);
        int unchanged = folder.Files.Length - changed.Length;
        catalog.Do(context =>
        {
            ImportedState.MarkMissing(context, root, folder.Paths);
            if (folder.Labels is { } labels)
                ImportedState.ReplaceLabels(context, root, labels, Source(request.Labels), catalog.Time.GetUtcNow());
            ImportedState.SettleDuplicates(context);
            context.Imports.Add(new ImportRow
            {
                Root = root,
                Labels = request.Labels.Path ?? Source(request.Labels),
                When = catalog.Time.GetUtcNow(),
                Decoded = changed.Length,
                Unchanged = unchanged,
                Other = folder.OtherFiles,
            });
            return true;
        });
        IReadOnlyList<Finding> findings = catalog.Read(context => FindingSearch.Run(context, folder, request));
        catalog.Replace(root, findings);
        if (catalog.Read(context => !context.Images.Any(row => row.Root == root && row.Status != ImageStatus.Quarantined && row.Status != ImageStatus.Missing)))
            throw NothingUsable(catalog, root, folder.Files.Length);
        return new ImportSummary(root, changed.Length, unchanged, folder.OtherFiles, catalog.Summary(), findings);
    }

    // The numbers of files that are new, differ in size or time, were refused, or would be refused now.
    private static int[] Changed(CatalogContext context, ImportedFolder folder, ImageLimits limits)
    {
        BitArray isKnown = new(folder.Files.Length);
        foreach (var row in context.Images
            .Where(row => row.Root == folder.Root && row.Reason == null
                && (long)row.Width * row.Height <= limits.MaxPixels && row.Width >= limits.MinSide && row.Height >= limits.MinSide)
            .Select(row => new { row.Path, row.Bytes, row.Modified }))
        {
            int at = Array.BinarySearch(folder.Paths, row.Path, StringComparer.Ordinal);
            if (at >= 0 && (row.Bytes, row.Modified) == (folder.Files[at].Bytes, folder.Files[at].Modified))
                isKnown[at] = true;
        }
        return [.. Enumerable.Range(0, folder.Files.Length).Where(at => !isKnown[at])];
    }

    private static void ReadFiles(
        Catalog catalog, ImportedFolder folder, int[] numbers, ImportRequest request, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        int done = 0;
        Lock reporting = new();
        ParallelOptions parallel = new()
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = ImageReader.FilesAtOnce(request.Threads),
        };
        using ImportedPixelWriter? keep = request.Keep is { } where && numbers.Length > 0 ? ImportedPixelWriter.TryOpen(where, numbers.Length) : null;
        progress?.Report(new JobProgress("read", 0, numbers.Length, "images"));
        // Read, then stored in one transaction: memory stays flat, and an interrupted import loses no more than this.
        foreach (int[] chunk in numbers.Chunk(Catalog.RowsAtOnce))
        {
            ImageRow[] rows = new ImageRow[chunk.Length];
            Parallel.For(0, chunk.Length, parallel, i =>
            {
                FoundFile file = folder.Files[chunk[i]];
                rows[i] = FileInspector.Inspect(folder.Root, file, request.Limits, keep);
                lock (reporting)
                    progress?.Report(new JobProgress("read", ++done, numbers.Length, "images", file.Path));
            });
            catalog.Do(context => ImportedState.Store(context, rows));
        }
    }

    private static string Source(LabelSource labels) => labels.Kind switch
    {
        LabelSourceKind.None => "none",
        LabelSourceKind.Folders => "folders",
        _ => $"file:{Path.GetFileName(labels.Path)}",
    };

    private static KakeraException NothingUsable(Catalog catalog, string root, int candidates)
    {
        ImageRow first = catalog.Read(context => context.Images.AsNoTracking()
            .Where(row => row.Root == root && row.Status == ImageStatus.Quarantined).OrderBy(row => row.Path).First());
        return new KakeraException(
            candidates == 1
                ? $"the only image file, {first.Path}, cannot be used: {first.Detail}"
                : $"none of the {candidates} image files can be used; the first is {first.Path}: {first.Detail}", root,
            "Give the folder that holds the JPEG, PNG, TIFF, WebP or BMP files.");
    }
}
