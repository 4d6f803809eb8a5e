using BenchmarkDotNet.Attributes;
using Kakera.Data.Pixels;
using Kakera.Learning;
using Kakera.Learning.Losses;
using Kakera.Learning.Methods;
using Kakera.Learning.Models;
using Kakera.Learning.Optimizers;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Schedules;
using Kakera.Learning.Training;
using Kakera.Learning.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Benchmarks;

/// <summary>
/// What the product's training step costs over a bare loop that makes the same passes and the same updates on views and puzzles that lie
/// ready: the making of those, the guard against divergence, the reading of the losses. Both in the precision that a run has here by default.
/// </summary>
public class BareStepBenchmarks
{
    private const int Batch = 32;
    private const double LearningRate = 1e-4;
    private static readonly NetworkSettings Network = new();

    // A step writes nothing in the folder.
    private static readonly RunContext Context =
        new(Path.GetTempPath(), "cpu", 1, null, TimeProvider.System, default) { Precision = PrecisionChoice.Auto };

    /// <summary>How the stages of a batch become optimiser steps.</summary>
    [Params(ScheduleKind.Joint, ScheduleKind.Progressive)]
    public ScheduleKind Schedule { get; set; }

    /// <summary>Pixels per side.</summary>
    [Params(64, 128)]
    public int Side { get; set; }

    private PretrainSettings _settings = null!;
    private PretrainTask _task = null!;
    private Optimizer _optimizer = null!;
    private TrainingLoop _loop = null!;
    private PixelBatch _batch = null!;
    private long _step;

    private FgSslNetwork _bare = null!;
    private Optimizer _bareOptimizer = null!;
    private ProgressiveStage[][] _updates = [];
    private Dictionary<ProgressiveStage, Tensor> _puzzles = [];
    private Tensor _partner = null!;

    [GlobalSetup]
    public void Prepare()
    {
        ImageSet images = SyntheticPixels.Images(Batch, Side);
        _settings = new PretrainSettings { BatchSize = Batch, Schedule = Schedule, LearningRate = LearningRate };
        _updates = StageUpdates.Of(ProgressiveSchedule.Stages(_settings.Grids), Schedule);
        PrepareProduct(images);
        PrepareBare(images);
    }

    [GlobalCleanup]
    public void Release()
    {
        foreach (IDisposable owned in (IDisposable[])[_optimizer, _task, _bareOptimizer, _bare, _partner, .. _puzzles.Values])
            owned.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void Bare()
    {
        using DisposeScope scope = NewDisposeScope();
        _bare.train();
        foreach (ProgressiveStage[] stages in _updates)
        {
            _bareOptimizer.ClearGradients();
            IReadOnlyList<Tensor>? partners = stages.Length > 1 ? _bare.EmbedAll(_partner) : null;
            stages.Select(stage => Loss(stage, partners)).Aggregate((sum, next) => sum.Plus(next)).backward();
            _bareOptimizer.Step(1);
        }
    }

    [Benchmark]
    public void Product() => _loop.Step(_batch, epoch: 0, _step++);

    private void PrepareProduct(ImageSet images)
    {
        IPretrainMethod method = PretrainMethods.Create(new MethodSetup(Network, _settings, 1, PrecisionChoice.TypeOf(Context)));
        _task = new PretrainTask(method, images, _settings, null, 1, CPU, default);
        _optimizer = new Optimizer(_settings.Optimizer, [new ParameterGroup(LearningRate, _task.Parameters)]);
        _loop = new TrainingLoop(Plan(), _task, _optimizer, new PixelLoader(images.Pixels), Context);
        using IEnumerator<PixelBatch> batches = StepTimer.Held(_task, new PixelLoader(images.Pixels)).GetEnumerator();
        batches.MoveNext();
        _batch = batches.Current;
        _step = 0;
    }

    private void PrepareBare(ImageSet images)
    {
        _bare = new FgSslNetwork(Network, null, 1) { TrainingPrecision = PrecisionChoice.TypeOf(Context) };
        _bareOptimizer = new Optimizer(_settings.Optimizer, [new ParameterGroup(LearningRate, Parameters(_bare))]);
        using DisposeScope scope = NewDisposeScope();
        Tensor pixels = BatchPixels.Of(images);
        ulong[] keys = [.. images.Items.Select(item => item.Key)];
        Tensor source = new ViewPipeline(_settings.Views.Source, Side).Apply(pixels, keys, 1, 0, View.Source);
        var puzzles = new StagePuzzles(1, ShuffleRule.Uniform);
        _partner = new ViewPipeline(_settings.Views.Partner, Side).Apply(pixels, keys, 1, 0, View.Partner).DetachFromDisposeScope();
        _puzzles = _updates.SelectMany(stages => stages)
            .ToDictionary(stage => stage, stage => puzzles.Cut(source, stage, keys, 0).clone().DetachFromDisposeScope());
    }

    private Tensor Loss(ProgressiveStage stage, IReadOnlyList<Tensor>? partners)
    {
        Tensor x = _bare.Embed(_puzzles[stage], stage.Branch), y = partners?[(int)stage.Branch] ?? _bare.Embed(_partner, stage.Branch);
        return CrossCorrelationLoss.Compute(_bare.Project(x, stage.Branch), _bare.Project(y, stage.Branch), _settings.Loss).Times(stage.Weight);
    }

    private static NamedParameter[] Parameters(FgSslNetwork network) =>
        [.. network.named_parameters().Select(entry => new NamedParameter(entry.name, entry.parameter))];

    private TrainingPlan Plan() => new()
    {
        Stage = "pretrain",
        Epochs = _settings.Epochs,
        StepsPerEpoch = 1_000_000,
        BatchSize = Batch,
        WarmupSteps = 0,
        LearningRate = LearningRate,
        LearningRateSetting = "pretrain.learning_rate",
        GradientLimit = _settings.GradientLimit,
        CheckpointEverySteps = 0,
        CheckpointEverySeconds = 0,
        Identity = new Dictionary<string, string>(),
    };
}
