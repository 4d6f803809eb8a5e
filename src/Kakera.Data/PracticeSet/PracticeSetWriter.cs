using System.Text;
using Kakera.Data.Progress;

namespace Kakera.Data.PracticeSet;

/// <summary>
/// Writes the practice set: dermoscopy-like synthetic images whose four classes differ by their fine local pattern only, under heavy
/// nuisance, with several images a lesion, unequal classes, a few duplicates and a few broken files.
/// </summary>
public static class PracticeSetWriter
{
    /// <summary>Writes the set into <paramref name="folder"/>: <c>images/</c>, <c>labels.csv</c> and <c>README.txt</c>.</summary>
    /// <param name="folder">A folder that does not exist, is empty, or holds a practice set, which is replaced.</param>
    /// <param name="options">Which set.</param>
    /// <param name="progress">Told the images written (stage <c>demo</c>), from several threads; null for none.</param>
    /// <param name="cancellationToken">Stops the work; what was begun is taken away.</param>
    /// <exception cref="KakeraException">An option is out of range; the folder holds something else; it cannot be written.</exception>
    public static PracticeSetSummary Write(
        string folder, PracticeSetOptions options, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        string problems = string.Join("; ", options.Problems().Select(problem => $"{problem.Path} {problem.Message}"));
        if (problems.Length > 0)
            throw new KakeraException(problems, "practice set", "Choose other values.");

        var plan = new PracticePlan(options);
        var place = new PracticeSetFolder(folder, PracticeSetNote.Text(options, plan.Lesions.Count, plan.Files.Count));
        try
        {
            WriteImages(place, plan, options, progress, cancellationToken);
            place.Commit(Labels(plan));
        }
        catch
        {
            place.GiveUp();
            throw;
        }

        return Summarize(place, plan);
    }

    private static void WriteImages(
        PracticeSetFolder place, PracticePlan plan, PracticeSetOptions options,
        IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        int done = 0;
        try
        {
            var parallel = new ParallelOptions
            {
                CancellationToken = cancellationToken,
                MaxDegreeOfParallelism = Environment.ProcessorCount,
            };
            Parallel.ForEach(plan.Files, parallel, file =>
            {
                place.Write(file.Name, PracticeImageFile.Make(plan, file, options));
                progress?.Report(new JobProgress("demo", Interlocked.Increment(ref done), plan.Files.Count, "images"));
            });
        }
        catch (AggregateException several) when (several.InnerExceptions.OfType<KakeraException>().FirstOrDefault() is { } first)
        {
            throw first; // a full disk stops several threads with the same message
        }
    }

    private static string Labels(PracticePlan plan)
    {
        var text = new StringBuilder("image,lesion_id,diagnosis\n");
        foreach (PlannedFile file in plan.Files)
            text.Append($"{file.Name},synthetic_lesion_{plan.LesionNumber[file.Lesion] + 1:D5},{file.Diagnosis}\n");
        return text.ToString();
    }

    private static PracticeSetSummary Summarize(PracticeSetFolder place, PracticePlan plan)
    {
        PlannedFile[] images = [.. plan.Files.Where(file => file.Role == FileRole.Image)];
        int duplicates = plan.Files.Count(file => file.Role == FileRole.Duplicate);
        return new PracticeSetSummary(
            place.Path, place.Images, place.Labels, images.Length, plan.Lesions.Count,
            images.CountBy(file => file.Diagnosis).ToDictionary(), duplicates, plan.Files.Count - images.Length - duplicates);
    }
}
