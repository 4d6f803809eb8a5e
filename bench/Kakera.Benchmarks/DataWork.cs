using System.Diagnostics;
using System.Text.Json;
using Kakera.Data.Catalogs;
using Kakera.Data.Import;
using Kakera.Data.Pixels;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Schedules;
using Kakera.Learning.Training;
using Kakera.Learning.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Benchmarks;

/// <summary>
/// What a folder of images costs before any arithmetic of the network: from files to both views and the puzzles of every image, epoch after
/// epoch. The import before them is told apart: it hashes every file and decodes it, to find out whether it is whole and for the cache of decoded
/// pixels, which the first epoch puts in order and the others read.
/// </summary>
internal static class DataWork
{
    /// <summary>Runs and prints <c>{"import_images_per_second": …, "images_per_second": [first epoch, second, …]}</c>.</summary>
    /// <param name="folder">The images.</param>
    /// <param name="side">The working size, in pixels.</param>
    /// <param name="batch">Images in a batch.</param>
    /// <param name="epochs">How often every image is wanted.</param>
    public static void Run(string folder, int side, int batch, int epochs)
    {
        zeros(1).Dispose(); // loads libtorch before the clock starts, as a Python program has imported its torch by then
        string temporary = Directory.CreateTempSubdirectory("kakera-data-work-").FullName;
        try
        {
            var clock = Stopwatch.StartNew();
            using Catalog catalog = Catalog.Open(Path.Combine(temporary, "catalog.db"));
            string cache = Path.Combine(temporary, "cache");
            ImageImporter.Import(catalog, new ImportRequest { Folder = folder, Keep = new KeptPixels(cache, side) }, null, default);
            double imported = clock.Elapsed.TotalSeconds;
            clock.Restart();
            NativeHeap.KeepPages(); // as every training does
            var rates = new List<double>();
            int seen = 0;
            using var data = TrainingData.Load(catalog, cache, side, 0, null, default);
            for (int epoch = 0; epoch < epochs; epoch++)
            {
                seen = Epoch(data, batch, epoch);
                rates.Add(Math.Round(seen / clock.Elapsed.TotalSeconds, 2));
                clock.Restart();
            }

            Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["import_images_per_second"] = Math.Round(seen / imported, 2),
                ["images_per_second"] = rates,
            }));
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static int Epoch(TrainingData data, int batchSize, int epoch)
    {
        PretrainViews views = PretrainViews.Published;
        var settings = new PretrainSettings();
        var source = new ViewPipeline(views.Source, data.Pixels.Side);
        var partner = new ViewPipeline(views.Partner, data.Pixels.Side);
        var puzzles = new StagePuzzles(1, ShuffleRule.Uniform);
        int seen = 0;
        foreach (PixelBatch batch in new PixelLoader(data.Pixels).Read(BatchOrder.Shuffled(data.Train.Items, batchSize, 1, epoch)))
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor pixels = batch.ToTensor(CPU);
            Tensor whole = source.Apply(pixels, batch.Keys, 1, epoch, View.Source);
            partner.Apply(pixels, batch.Keys, 1, epoch, View.Partner);
            foreach (ProgressiveStage stage in ProgressiveSchedule.Stages(settings.Grids))
                puzzles.Cut(whole, stage, batch.Keys, epoch);
            seen += batch.Items.Count;
        }

        return seen;
    }
}
