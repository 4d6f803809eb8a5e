using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Data.Progress;
using Kakera.Learning.Models;
using Kakera.Learning.Optimizers;
using Kakera.Learning.Training;
using Kakera.Learning.Transforms;

namespace Kakera.Learning.Tests.Training;

/// <summary>A network, images and a folder small enough for a test.</summary>
internal static class TinyRun
{
    public const int Side = 32;

    public static NetworkSettings Network { get; } = new() { EmbeddingDimension = 16, ProjectorWidth = 0 };

    public static PretrainSettings Pretrain { get; } = new()
    {
        Epochs = 2,
        BatchSize = 8,
        CheckpointEverySeconds = 0,
        WarmupEpochs = .5,
        LearningRate = 3e-3,
        Optimizer = new OptimizerSettings(),
        Views = PretrainViews.Published,
    };

    public static FinetuneSettings Finetune { get; } = new() { Epochs = 2, BatchSize = 4, CheckpointEverySeconds = 0, Mixup = 0 };

    /// <summary>Stripes: each class has its own width and direction, each image its own place, contrast and noise.</summary>
    public static ImageSet Images(int count, int classCount = 2, ulong seed = 1)
    {
        var pixels = new byte[count * 3 * Side * Side];
        var items = new ImageItem[count];
        for (int n = 0; n < count; n++)
        {
            int k = n % classCount;
            var random = new KeyedRandom(seed, (ulong)n);
            double shift = random.NextDouble(0, 6), contrast = random.NextDouble(40, 90);
            for (int c = 0; c < 3; c++)
                for (int y = 0; y < Side; y++)
                    for (int x = 0; x < Side; x++)
                    {
                        double along = k % 2 == 0 ? x : y;
                        double value = 128 + contrast * Math.Sin((along + shift) * (1.0 + .5 * (k / 2))) + 20 * random.NextGaussian();
                        pixels[((n * 3 + c) * Side + y) * Side + x] = (byte)Math.Clamp(value, 0, 255);
                    }
            items[n] = new ImageItem(n, seed * 1000 + (ulong)n, k, $"lesion {n}", $"{n}.png");
        }
        return new ImageSet(PixelCache.InMemory(Side, pixels), items);
    }

    /// <summary>No images, of the same side.</summary>
    public static ImageSet None { get; } = Images(0);

    public static string[] Classes(int count) => [.. Enumerable.Range(0, count).Select(k => $"class {k}")];

    public static RunContext Context(TemporaryFolder folder, Action<JobProgress>? progress = null,
        CancellationTokenSource? stop = null) => new(
        folder.Path, "cpu", Seed: 7, progress is null ? null : new Immediately(progress), TimeProvider.System,
        stop?.Token ?? TestContext.Current.CancellationToken);

    // Progress<T> would report on another thread, too late to stop at a step.
    private sealed class Immediately(Action<JobProgress> report) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => report(value);
    }
}
