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
    // Read, then stored in one transaction: memory stays flat, and an interrupted import loses no more than this.
    private const int FilesAtOnce = 256;

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
        LabelFile? labelFile = request.Labels.Kind == LabelSourceKind.File ? LabelFile.Read(request.Labels.Path!, request.Columns) : null;
        FolderWalk walk = FolderWalk.Of(root);
        FoundFile[] candidates = [.. walk.Files.Where(file => FileInspector.IsCandidate(Path.Combine(root, file.Path)))];
        if (candidates.Length == 0)
            throw new KakeraException("there are no images in the folder", root, "Give the folder that holds the JPEG, PNG, TIFF, WebP or BMP files.");
        string[] paths = [.. candidates.Select(file => file.Path)];
        LabelMatch? labels = request.Labels.Kind switch
        {
            LabelSourceKind.File => LabelMatcher.Match(labelFile!, paths),
            LabelSourceKind.Folders => FolderLabels.Match(paths, root),
            _ => null,
        };

        if (labelFile is not null && labels!.Labels.Count == 0)
            throw new KakeraException(
                $"no row of it names an image in {root}: it names {labelFile.Rows[0].Image}, for example, and the folder holds {paths[0]}",
                labelFile.Path, "Check that folder and label file belong together, or say with --columns image=COLUMN which column names the image.");

        List<FoundFile> changed = catalog.Read(context => Changed(context, root, candidates, paths, request.Limits));
        ReadFiles(catalog, root, changed, request, progress, cancellation);
        int other = walk.Files.Count - candidates.Length;
        catalog.Do(context =>
        {
            ImportedState.MarkMissing(context, root, paths);
            if (labels is not null)
                ImportedState.ReplaceLabels(context, root, labels, Source(request.Labels), catalog.Time.GetUtcNow());
            ImportedState.SettleDuplicates(context);
            context.Imports.Add(new ImportRow
            {
                Root = root,
                Labels = request.Labels.Path ?? Source(request.Labels),
                When = catalog.Time.GetUtcNow(),
                Decoded = changed.Count,
                Unchanged = candidates.Length - changed.Count,
                Other = other,
            });
            return true;
        });
        IReadOnlyList<Finding> findings = catalog.Read(context => FindingSearch.Run(context, root, request, labels, walk.UnreadableFolders));
        catalog.Replace(root, findings);
        if (catalog.Read(context => !context.Images.Any(row => row.Root == root && row.Status != ImageStatus.Quarantined && row.Status != ImageStatus.Missing)))
            throw NothingUsable(catalog, root, candidates.Length);
        return new ImportSummary(root, changed.Count, candidates.Length - changed.Count, other, catalog.Summary(), findings);
    }

    // Files that are new, differ in size or time, were refused, or would be refused now. The candidates are in the ordinal order of their paths.
    private static List<FoundFile> Changed(CatalogContext context, string root, FoundFile[] candidates, string[] paths, ImageLimits limits)
    {
        BitArray isKnown = new(candidates.Length);
        foreach (var row in context.Images
            .Where(row => row.Root == root && row.Reason == null
                && (long)row.Width * row.Height <= limits.MaxPixels && row.Width >= limits.MinSide && row.Height >= limits.MinSide)
            .Select(row => new { row.Path, row.Bytes, row.Modified }))
        {
            int at = Array.BinarySearch(paths, row.Path, StringComparer.Ordinal);
            if (at >= 0 && (row.Bytes, row.Modified) == (candidates[at].Bytes, candidates[at].Modified))
                isKnown[at] = true;
        }
        return [.. candidates.Where((_, at) => !isKnown[at])];
    }

    private static void ReadFiles(
        Catalog catalog, string root, List<FoundFile> files, ImportRequest request, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        int done = 0;
        Lock reporting = new();
        ParallelOptions parallel = new()
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = request.Threads > 0 ? request.Threads : Environment.ProcessorCount,
        };
        using ImportedPixelWriter? keep = request.Keep is { } where && files.Count > 0 ? ImportedPixelWriter.TryOpen(where, files.Count) : null;
        progress?.Report(new JobProgress("read", 0, files.Count, "images"));
        foreach (FoundFile[] chunk in files.Chunk(FilesAtOnce))
        {
            ImageRow[] rows = new ImageRow[chunk.Length];
            Parallel.For(0, chunk.Length, parallel, i =>
            {
                rows[i] = FileInspector.Inspect(root, chunk[i], request.Limits, keep);
                lock (reporting)
                    progress?.Report(new JobProgress("read", ++done, files.Count, "images", chunk[i].Path));
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
