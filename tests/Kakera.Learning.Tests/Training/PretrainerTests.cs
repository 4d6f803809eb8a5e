using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Data.Progress;
using Kakera.Learning.Inference;
using Kakera.Learning.Methods;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Optimizers;
using Kakera.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Training;

public sealed class PretrainerTests
{
    [Fact]
    public void Training_lowers_the_loss_and_writes_a_model_that_describes_itself()
    {
        using var folder = new TemporaryFolder();
        PretrainSettings settings = TinyRun.Pretrain with { Epochs = 6, BatchSize = 12, LearningRate = 1e-3 };
        PretrainResult result = Pretrainer.Run(TinyRun.Images(24), TinyRun.Network, settings, TinyRun.Context(folder), watch: null);
        Assert.Equal(6, result.History.Count);
        Assert.True(result.History[^1].Loss < .8 * result.History[0].Loss, $"{result.History[0].Loss} → {result.History[^1].Loss}");

        ModelDescription model = ModelFile.Describe(result.ModelPath);
        Assert.Equal(ModelKind.Encoder, model.Kind);
        Assert.Equal(TinyRun.Side, model.ImageSide);
        Assert.Equal(TinyRun.Network, model.Network);
        Assert.Equal(1e-3, model.Settings.GetProperty("learning_rate").GetDouble());
        Assert.Equal(7, File.ReadAllLines(folder.File("metrics.csv")).Length);
        Assert.Contains("fused.on_diagonal", result.History[0].Measures.Keys);
    }

    [Fact]
    public void A_small_batch_learns_at_the_rate_that_follows_from_it_and_the_run_is_known_by_it()
    {
        using TemporaryFolder followed = new(), given = new();
        PretrainSettings settings = TinyRun.Pretrain with { Epochs = 1, LearningRate = 0, Optimizer = new PretrainSettings().Optimizer };
        string Weights(PretrainSettings settings, TemporaryFolder folder) => ModelFile.Describe(
            Pretrainer.Run(TinyRun.Images(16), TinyRun.Network, settings, TinyRun.Context(folder), watch: null).ModelPath).WeightsSha256;
        Assert.Equal(Weights(settings with { LearningRate = .1 * settings.BatchSize / 64 }, given), Weights(settings, followed));
        Assert.Contains("batch_share", File.ReadAllText(followed.File("result.json")));
        Assert.DoesNotContain("batch_share", File.ReadAllText(given.File("result.json")));
    }

    [Fact]
    public void A_run_that_diverges_stops_and_says_what_to_change()
    {
        using var folder = new TemporaryFolder();
        PretrainSettings settings = TinyRun.Pretrain with
        {
            Epochs = 30,
            LearningRate = 1e6,
            WarmupEpochs = 0,
            Optimizer = new OptimizerSettings { Kind = OptimizerKind.Sgd, WeightDecay = .1 },
        };
        TrainingDivergedException stop = Assert.Throws<TrainingDivergedException>(
            () => Pretrainer.Run(TinyRun.Images(16), TinyRun.Network, settings, TinyRun.Context(folder), watch: null));
        Assert.Matches(@"pretrain\.learning_rate: (the loss|the gradient|\w+) is no longer a finite number at step \d+ \(epoch \d+\)",
            stop.Message);
        Assert.Contains("Set it to a third, 3.3E+05 (it is 1E+06)", stop.Message);
        Assert.Equal(Divergence.NotFinite, stop.Divergence);
        Assert.Contains($"at step {stop.Step} (epoch {stop.Epoch})", stop.Message);
    }

    [Fact]
    public void Live_tensors_stay_as_many_step_after_step()
    {
        ImageSet images = TinyRun.Images(4);
        PretrainSettings settings = TinyRun.Pretrain with { Epochs = 100, BatchSize = 2,
            Optimizer = new OptimizerSettings { Kind = OptimizerKind.Sgd } };
        using var task = new PretrainTask(Method(settings), images, settings, null, 1, CPU, CancellationToken.None);
        using var optimizer = new Optimizer(settings.Optimizer, [new ParameterGroup(1e-4, task.Parameters)]);
        using var folder = new TemporaryFolder();
        TrainingLoop loop = Loop(task, optimizer, images, folder);
        PixelBatch batch = new PixelLoader(images.Pixels).Read(task.Batches(0)).First();
        loop.Step(batch, 0, 0);
        long live = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        for (int step = 1; step <= 20; step++)
            loop.Step(batch, 0, step);
        task.Measure(1);
        Assert.Equal(live, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void One_image_is_too_few()
    {
        using var folder = new TemporaryFolder();
        KakeraException refusal = Assert.Throws<KakeraException>(
            () => Pretrainer.Run(TinyRun.Images(1), TinyRun.Network, TinyRun.Pretrain, TinyRun.Context(folder), watch: null));
        Assert.Contains("at least 2 images", refusal.Message);
    }

    [Fact]
    public void All_settings_out_of_range_are_named_at_once()
    {
        using var folder = new TemporaryFolder();
        PretrainSettings settings = TinyRun.Pretrain with { Epochs = 0, Grids = [8, 5, 2],
            Optimizer = new OptimizerSettings { Momentum = 2 } };
        KakeraException refusal = Assert.Throws<KakeraException>(
            () => Pretrainer.Run(TinyRun.Images(4), TinyRun.Network, settings, TinyRun.Context(folder), watch: null));
        foreach (string path in new[] { "pretrain.epochs", "pretrain.grids[1] is 5; must divide the image side 32",
            "pretrain.optimizer.momentum" })
            Assert.Contains(path, refusal.Message);
    }

    [Fact]
    public void A_measured_step_takes_time_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        TimeSpan step = Pretrainer.MeasureStep(TinyRun.Images(4), TinyRun.Network, TinyRun.Pretrain with { BatchSize = 2 },
            TinyRun.Context(folder), 2);
        Assert.True(step > TimeSpan.Zero);
        Assert.True(Predictor.MeasureImage(TinyRun.Network, 2, TinyRun.Images(4), TinyRun.Context(folder)) > TimeSpan.Zero);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_measured_speed_counts_each_image_once_a_batch_waits_less_than_it_works_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        var told = new List<JobProgress>();
        PretrainSpeed speed = Pretrainer.MeasureSpeed(TinyRun.Images(10), TinyRun.Network, TinyRun.Pretrain with { BatchSize = 4 },
            TinyRun.Context(folder, told.Add), steps: 3);
        Assert.Equal(4, speed.BatchSize);
        Assert.InRange(speed.ImagesPerSecond, 1e-3, 1e6);
        Assert.InRange(speed.ComputeImagesPerSecond, 1e-3, 1e6);
        Assert.InRange(speed.DataStallFraction, 0, .999);
        Assert.Equal(["measure", "compute"], told.Select(progress => progress.Stage).Distinct());
        Assert.All(told.GroupBy(progress => progress.Stage), stage => Assert.Equal([4, 8, 12, 16, 20], stage.Select(progress => progress.Done)));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void The_time_that_training_waits_for_pixels_is_its_stall()
    {
        using var folder = new TemporaryFolder();
        ImageSet images = TinyRun.Images(4);
        PretrainSettings settings = TinyRun.Pretrain with { BatchSize = 2 };
        using var task = new PretrainTask(Method(settings), images, settings, null, 1, CPU, CancellationToken.None);
        using var optimizer = new Optimizer(new OptimizerSettings(), [new ParameterGroup(1e-4, task.Parameters)]);
        var loader = new PixelLoader(images.Pixels);
        IEnumerable<PixelBatch> slow = StepTimer.Held(task, loader).Select(batch =>
        {
            Thread.Sleep(100);
            return batch;
        });
        TrainingLoop loop = Loop(task, optimizer, images, folder);
        StepTimes times = StepTimer.Measure(loop, slow, 2, "measure", TinyRun.Context(folder)), held = StepTimer.Measure(
            loop, StepTimer.Held(task, loader), 2, "compute", TinyRun.Context(folder));
        Assert.True(times.WaitingShare * times.Mean >= TimeSpan.FromMilliseconds(99), $"{times}");
        Assert.True(held.WaitingShare < .1, $"{held}");
    }

    private static IPretrainMethod Method(PretrainSettings settings) =>
        PretrainMethods.Create(new MethodSetup(TinyRun.Network, settings, Seed: 1, ScalarType.Float32));

    private static TrainingLoop Loop(ITrainingTask task, Optimizer optimizer, ImageSet images, TemporaryFolder folder)
    {
        var plan = new TrainingPlan
        {
            Stage = "pretrain",
            Epochs = 100,
            StepsPerEpoch = 2,
            BatchSize = 2,
            WarmupSteps = 0,
            LearningRate = 1e-4,
            LearningRateSetting = "pretrain.learning_rate",
            GradientLimit = 1,
            CheckpointEverySteps = 0,
            CheckpointEverySeconds = 0,
            Identity = new Dictionary<string, string>(),
        };
        return new TrainingLoop(plan, task, optimizer, new PixelLoader(images.Pixels), TinyRun.Context(folder));
    }
}
