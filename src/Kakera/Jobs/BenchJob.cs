using Kakera.Data;
using Kakera.Data.Files;
using Kakera.Data.Pixels;
using Kakera.Learning.Training;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Measures how fast pre-training would go on a folder of images, on a network that is thrown away.</summary>
public static class BenchJob
{
    /// <summary>Batches timed unless told otherwise.</summary>
    public const int DefaultBatches = 20;

    /// <summary>
    /// Imports and decodes the whole folder into a temporary workspace, then trains twice: on pixels read from disk as pre-training does, and
    /// on pixels in memory. The folder is only read; the temporary workspace is removed however this ends.
    /// </summary>
    /// <param name="images">The folder of images; labels are not looked at.</param>
    /// <param name="batches">Batches to time each way, 1 … 100000, after two that are not counted.</param>
    /// <param name="settings">Network, pre-training, image size, device and threads.</param>
    /// <param name="context">Progress and cancellation.</param>
    /// <exception cref="KakeraException">
    /// The folder has fewer than two usable images; grids are <c>auto</c>; a setting is out of range; the disk for temporary files is full.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled. Nothing is kept.</exception>
    public static BenchResult Run(string images, int batches, KakeraSettings settings, JobContext context)
    {
        ChosenGrids.Require(settings);
        if (batches is < 1 or > 100_000)
            throw new KakeraException($"{batches} batches cannot be timed", "--batches", "Write a number from 1 to 100000.");
        string folder;
        try
        {
            folder = Directory.CreateTempSubdirectory("kakera-bench-").FullName; // readable by its owner alone
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw FileProblem.Translate(fault, Path.GetTempPath());
        }

        return Run(images, batches, settings, folder, context);
    }

    /// <summary>The same in a folder that is empty and will be removed.</summary>
    internal static BenchResult Run(string images, int batches, KakeraSettings settings, string temporary, JobContext context)
    {
        try
        {
            return Measure(images, batches, settings, temporary, context);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static BenchResult Measure(string images, int batches, KakeraSettings settings, string temporary, JobContext context)
    {
        using Workspace workspace = Workspace.OpenOrCreate(temporary, "bench", context.Time);
        ImageIntake.Import(workspace, images, labels: null, columns: null, settings, context);
        if (Directory.Exists(workspace.CacheFolder))
            Directory.Delete(workspace.CacheFolder, recursive: true); // what the import has decoded would not show how long decoding takes
        long begun = context.Time.GetTimestamp();
        using TrainingData data = ImageIntake.Load(workspace, settings, context);
        double decodeSeconds = context.Time.GetElapsedTime(begun).TotalSeconds;

        RunContext run = RunContexts.For(context, settings, temporary);
        PretrainSpeed speed = Pretrainer.MeasureSpeed(data.Train, settings.Network, settings.Pretrain, run, batches);
        int count = data.Train.Items.Count;
        return new BenchResult(speed, count / decodeSeconds, MachineFacts.PeakMemoryMegabytes(), count, MachineFacts.Lines());
    }
}
