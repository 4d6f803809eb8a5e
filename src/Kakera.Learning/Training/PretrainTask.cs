using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Inference;
using Kakera.Learning.Losses;
using Kakera.Learning.Models;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Optimizers;
using Kakera.Learning.Probes;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Schedules;
using Kakera.Learning.Transforms;
using static TorchSharp.torch;

namespace Kakera.Learning.Training;

/// <summary>Pre-training as the loop sees it: puzzles of x′ against the distorted whole x″, stage by stage. Owns the network.</summary>
internal sealed class PretrainTask : ITrainingTask
{
    private readonly FgSslNetwork _network;
    private readonly PretrainSettings _settings;
    private readonly ImageSet _images;
    private readonly ImageSet _sample;
    private readonly PretrainWatch? _watch;
    private readonly ulong _seed;
    private readonly BatchNormMomentum _momentum;
    private readonly CancellationToken _cancellation;
    private readonly Device _device;
    private readonly ViewPipeline _source;
    private readonly ViewPipeline _partner;
    private readonly StagePuzzles _puzzles;
    private readonly ProgressiveStage[][] _updates;

    public PretrainTask(FgSslNetwork network, ImageSet images, PretrainSettings settings, PretrainWatch? watch, ulong seed,
        Device device, CancellationToken cancellation)
    {
        _network = network;
        _settings = settings;
        _images = images;
        _watch = watch;
        _seed = seed;
        _device = device;
        _cancellation = cancellation;
        _momentum = new BatchNormMomentum(network,
            (long)settings.Epochs * BatchOrder.StepsPerEpoch(images.Items.Count, settings.BatchSize));
        _source = new ViewPipeline(settings.Views.Source, images.Pixels.Side);
        _partner = new ViewPipeline(settings.Views.Partner, images.Pixels.Side);
        _puzzles = new StagePuzzles(seed, settings.Reference ? ShuffleRule.OneCycle : ShuffleRule.Uniform);
        _updates = StageUpdates.Of(ProgressiveSchedule.Stages(settings.Grids), settings.Schedule);
        int[] order = new KeyedRandom(seed, (ulong)Purpose.WatchSample).Permutation(images.Items.Count);
        _sample = images with { Items = [.. order.Take(settings.Collapse.SampleImages).Select(index => images.Items[index])] };
        Weights = _network.state_dict();
    }

    public IReadOnlyDictionary<string, Tensor> Weights { get; }

    /// <summary>What an optimiser moves.</summary>
    public IReadOnlyList<NamedParameter> Parameters =>
        [.. _network.named_parameters().Select(entry => new NamedParameter(entry.name, entry.parameter))];

    public IReadOnlyDictionary<string, Tensor> Extra { get; } = new Dictionary<string, Tensor>();

    public IEnumerable<IReadOnlyList<ImageItem>> Batches(int epoch) =>
        BatchOrder.Shuffled(_images.Items, _settings.BatchSize, _seed, epoch);

    public void BeginStep(long step)
    {
        _network.train();
        _momentum.Apply(step);
    }

    public IEnumerable<IReadOnlyList<StageLoss>> Updates(PixelBatch batch, int epoch)
    {
        Tensor pixels = batch.ToTensor(_device);
        Tensor source = _source.Apply(pixels, batch.Keys, _seed, epoch, View.Source);
        Tensor partner = _partner.Apply(pixels, batch.Keys, _seed, epoch, View.Partner);
        foreach (ProgressiveStage[] stages in _updates)
        {
            // x″ is encoded once for all the stages of a step.
            IReadOnlyList<Tensor>? partners = stages.Length > 1 ? _network.EmbedAll(partner) : null;
            yield return
            [
                .. stages.Select(stage => Loss(
                    stage,
                    _network.Embed(_puzzles.Cut(source, stage, batch.Keys, epoch), stage.Branch),
                    partners?[(int)stage.Branch] ?? _network.Embed(partner, stage.Branch))),
            ];
        }
    }

    public IReadOnlyDictionary<string, double> Measure(int epoch)
    {
        using Tensor embeddings = EvaluationPass.Gather(
            _network, _sample, _device, images => _network.Embed(images, Branch.Fused), _cancellation);
        EmbeddingStatistics statistics = EmbeddingStatistics.Measure(embeddings);
        var measures = new Dictionary<string, double>
        {
            [CollapseGuard.Deviation] = statistics.Deviation,
            [CollapseGuard.Rank] = statistics.EffectiveRank,
        };
        if (_watch is { } watch)
            Watch(watch, measures);
        return measures;
    }

    public void AfterEpoch(IReadOnlyList<EpochRecord> history) => CollapseGuard.Check(history, _settings.Collapse, _settings.LearningRate);

    public void LoadExtra(IReadOnlyDictionary<string, Tensor> tensors)
    {
        // Pre-training keeps nothing beside weights and optimiser.
    }

    public void Dispose() => _network.Dispose();

    private StageLoss Loss(ProgressiveStage stage, Tensor puzzle, Tensor partner)
    {
        CrossCorrelationParts parts = CrossCorrelationLoss.Measure(
            _network.Project(puzzle, stage.Branch), _network.Project(partner, stage.Branch), _settings.Loss);
        return new StageLoss(
            StageUpdates.Name(stage),
            parts.Loss.Times(stage.Weight),
            new Dictionary<string, Tensor> { ["on_diagonal"] = parts.OnDiagonal, ["off_diagonal"] = parts.OffDiagonal });
    }

    private void Watch(PretrainWatch watch, Dictionary<string, double> measures)
    {
        float[][] features = EvaluationPass.Rows(_network, watch.Labelled, _device, _network.Features, _cancellation);
        int[] classes = [.. watch.Labelled.Items.Select(item => item.ClassIndex!.Value)];
        string[] groups = [.. watch.Labelled.Items.Select(item => item.Group)];
        float[][] answers = KNearestNeighbours.LeaveGroupOut(features, classes, groups, watch.ClassCount, _settings.Neighbours);
        ClassificationScores scores = ClassificationScores.Measure(answers, classes);
        measures["knn_balanced_accuracy"] = scores.BalancedAccuracy;
        if (double.IsFinite(scores.MacroAuc))
            measures["knn_macro_auc"] = scores.MacroAuc;
    }
}
