using System.Globalization;
using Kakera.Data.Pixels;
using Kakera.Learning.Methods;
using Kakera.Learning.Models;
using Kakera.Learning.Optimizers;
using Kakera.Learning.Schedules;
using Kakera.Learning.Training;
using TorchSharp;

namespace Kakera.Benchmarks;

/// <summary>What the process holds in memory while it pre-trains, step after step, reading ahead as a real run does.</summary>
internal static class FlatMemory
{
    private const int Side = 32;
    private const int Batch = 16;
    private const int Every = 50;
    private const double LearningRate = 1e-4;

    /// <summary>Trains and prints the resident memory after every 50 steps, taken as an end of an epoch, and how much it differs from the first.</summary>
    public static void Run(ScheduleKind schedule, int steps)
    {
        ImageSet images = SyntheticPixels.Images(20 * Batch, Side);
        var settings = new PretrainSettings { BatchSize = Batch, Schedule = schedule, LearningRate = LearningRate };
        using var task = new PretrainTask(
            PretrainMethods.Create(new MethodSetup(new NetworkSettings(), settings, 1, torch.ScalarType.Float32)), images, settings, null, 1, torch.CPU, default);
        using var optimizer = new Optimizer(settings.Optimizer, [new ParameterGroup(LearningRate, task.Parameters)]);
        var loader = new PixelLoader(images.Pixels);
        var context = new RunContext(Path.GetTempPath(), "cpu", 1, null, TimeProvider.System, default); // a step writes nothing there
        var loop = new TrainingLoop(Plan(settings), task, optimizer, loader, context);
        long first = 0;
        foreach ((int step, PixelBatch batch) in StepTimer.Streamed(task, loader).Take(steps).Index())
        {
            loop.Step(batch, epoch: step / (images.Items.Count / Batch), step);
            if ((step + 1) % Every != 0)
                continue;
            NativeHeap.GiveBack();
            long now = Environment.WorkingSet;
            if (first == 0)
                first = now;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"after {step + 1} steps: {now / 1048576.0:0.0} MB resident, {100.0 * (now - first) / first:+0.0;−0.0;0.0} % against {Every} steps"));
        }
    }

    private static TrainingPlan Plan(PretrainSettings settings) => new()
    {
        Stage = "pretrain",
        Epochs = settings.Epochs,
        StepsPerEpoch = 1_000_000,
        BatchSize = Batch,
        WarmupSteps = 0,
        LearningRate = LearningRate,
        LearningRateSetting = "pretrain.learning_rate",
        GradientLimit = settings.GradientLimit,
        CheckpointEverySteps = 0,
        CheckpointEverySeconds = 0,
        Identity = new Dictionary<string, string>(),
    };
}
