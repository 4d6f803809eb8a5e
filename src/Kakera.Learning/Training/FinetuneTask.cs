using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Inference;
using Kakera.Learning.Losses;
using Kakera.Learning.Models;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Optimizers;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Schedules;
using Kakera.Learning.Transforms;
using static TorchSharp.torch;

namespace Kakera.Learning.Training;

/// <summary>
/// Fine-tuning as the loop sees it: puzzles of labelled images, classified stage by stage. Owns the network and the best weights.
/// </summary>
internal sealed class FinetuneTask : ITrainingTask
{
    private readonly FgSslNetwork _network;
    private readonly FinetuneSettings _settings;
    private readonly ImageSet _labelled;
    private readonly ImageSet _validation;
    private readonly int _classCount;
    private readonly ulong _seed;
    private readonly BatchNormMomentum _momentum;
    private readonly CancellationToken _cancellation;
    private readonly Device _device;
    private readonly ViewPipeline _view;
    private readonly StagePuzzles _puzzles;
    private readonly ProgressiveStage[][] _updates;
    private readonly Tensor? _classWeights; // [K]
    private readonly KeptWeights _best = new();

    public FinetuneTask(
        FgSslNetwork network, ImageSet labelled, ImageSet validation, FinetuneSettings settings, ulong seed, Device device,
        CancellationToken cancellation)
    {
        _network = network;
        _labelled = labelled;
        _validation = validation;
        _settings = settings;
        _classCount = network.ClassCount!.Value;
        _seed = seed;
        _device = device;
        _cancellation = cancellation;
        _momentum = new BatchNormMomentum(network,
            (long)settings.Epochs * BatchOrder.StepsPerEpoch(labelled.Items.Count, settings.BatchSize));
        _view = new ViewPipeline(settings.View, labelled.Pixels.Side);
        _puzzles = new StagePuzzles(seed, ShuffleRule.Uniform);
        _updates = StageUpdates.Of(ProgressiveSchedule.Stages(settings.Grids), settings.Schedule);
        _classWeights = settings.ClassWeighting == ClassWeighting.InverseFrequency ? InverseFrequencies() : null;
        Weights = network.state_dict();
    }

    public IReadOnlyDictionary<string, Tensor> Weights { get; }

    /// <summary>What an optimiser moves.</summary>
    public IReadOnlyList<NamedParameter> Parameters =>
        [.. _network.named_parameters().Select(entry => new NamedParameter(entry.name, entry.parameter))];

    public IReadOnlyDictionary<string, Tensor> Extra => _best.Tensors;

    /// <summary>The weights to keep: those of the best epoch so far, or the present ones before any was validated.</summary>
    public IReadOnlyDictionary<string, Tensor> BestWeights => _best.Tensors.Count > 0 ? _best.Tensors : Weights;

    public IEnumerable<IReadOnlyList<ImageItem>> Batches(int epoch) => _settings.ClassWeighting == ClassWeighting.BalancedSampler
        ? BatchOrder.Balanced(_labelled.Items, _settings.BatchSize, _seed, epoch)
        : BatchOrder.Shuffled(_labelled.Items, _settings.BatchSize, _seed, epoch);

    public void BeginStep(long step)
    {
        _network.train();
        _momentum.Apply(step);
    }

    public IEnumerable<IReadOnlyList<StageLoss>> Updates(PixelBatch batch, int epoch)
    {
        Tensor classes = tensor(batch.Items.Select(item => (long)item.ClassIndex!.Value).ToArray(), device: _device);
        Mixup blended = Mixup.Apply(
            _view.Apply(batch.ToTensor(_device), batch.Keys, _seed, epoch, View.Source),
            ClassificationLoss.Targets(classes, _classCount, _settings.LabelSmoothing),
            _settings.Mixup,
            new KeyedRandom(_seed, (ulong)Purpose.Mixup, (ulong)epoch, batch.Keys[0]));
        CutMix mixed = CutMix.Apply(
            blended.Images,
            blended.Targets,
            _settings.CutMix,
            new KeyedRandom(_seed, (ulong)Purpose.CutMix, (ulong)epoch, batch.Keys[0]));
        foreach (ProgressiveStage[] stages in _updates)
            yield return [.. stages.Select(stage => Loss(stage, _puzzles.Cut(mixed.Images, stage, batch.Keys, epoch), mixed.Targets))];
    }

    public IReadOnlyDictionary<string, double> Measure(int epoch)
    {
        bool isDue = epoch % _settings.ValidateEveryEpochs == 0 || epoch == _settings.Epochs;
        if (_validation.Items.Count == 0 || !isDue)
            return new Dictionary<string, double>();
        float[][] answers = EvaluationPass.Rows(
            _network, _validation, _device, images => EvaluationPass.Probabilities(_network, images), _cancellation);
        ClassificationScores scores = ClassificationScores.Measure(answers, [.. _validation.Items.Select(item => item.ClassIndex!.Value)]);
        var measures = new Dictionary<string, double>
        {
            [BestEpoch.BalancedAccuracy] = scores.BalancedAccuracy,
            [BestEpoch.Loss] = scores.LogLoss,
        };
        if (double.IsFinite(scores.MacroAuc))
            measures[BestEpoch.MacroAuc] = scores.MacroAuc;
        return measures;
    }

    public void AfterEpoch(IReadOnlyList<EpochRecord> history)
    {
        if (ReferenceEquals(BestEpoch.Of(history), history[^1]))
            _best.Take(Weights);
    }

    public void LoadExtra(IReadOnlyDictionary<string, Tensor> tensors) => _best.Take(tensors);

    public void Dispose()
    {
        _best.Dispose();
        _classWeights?.Dispose();
        _network.Dispose();
    }

    private StageLoss Loss(ProgressiveStage stage, Tensor puzzle, Tensor targets)
    {
        Tensor loss = ClassificationLoss.Compute(_network.Classify(puzzle, stage.Branch), targets, _classWeights);
        return new StageLoss(StageUpdates.Name(stage), loss.Times(stage.Weight), new Dictionary<string, Tensor>());
    }

    // N / (K · images of the class); a class without images has no loss to weigh.
    private Tensor InverseFrequencies()
    {
        var weights = new float[_classCount];
        foreach (IGrouping<int, ImageItem> members in _labelled.Items.GroupBy(item => item.ClassIndex!.Value))
            weights[members.Key] = (float)_labelled.Items.Count / (_classCount * members.Count());
        return tensor(weights, device: _device).DetachFromDisposeScope();
    }
}
