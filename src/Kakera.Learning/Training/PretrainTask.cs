using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Inference;
using Kakera.Learning.Methods;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Optimizers;
using Kakera.Learning.Probes;
using Kakera.Learning.Transforms;
using static TorchSharp.torch;

namespace Kakera.Learning.Training;

/// <summary>Pre-training as the loop sees it: what all methods share, around one of them. Owns the method and the weights that are kept.</summary>
internal sealed class PretrainTask : ITrainingTask
{
    private readonly IPretrainMethod _method;
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
    private readonly KeptWeights _kept = new();
    private readonly long _totalSteps;
    private long _step;

    public PretrainTask(IPretrainMethod method, ImageSet images, PretrainSettings settings, PretrainWatch? watch, ulong seed,
        Device device, CancellationToken cancellation)
    {
        _method = method;
        _settings = settings;
        _images = images;
        _watch = watch;
        _seed = seed;
        _device = device;
        _cancellation = cancellation;
        _totalSteps = (long)settings.Epochs * BatchOrder.StepsPerEpoch(images.Items.Count, settings.BatchSize);
        _momentum = new BatchNormMomentum(method.Network, _totalSteps);
        PretrainViews views = method.Suited(settings.Views);
        _source = new ViewPipeline(views.Source, images.Pixels.Side);
        _partner = new ViewPipeline(views.Partner, images.Pixels.Side);
        int[] order = new KeyedRandom(seed, (ulong)Purpose.WatchSample).Permutation(images.Items.Count);
        _sample = images with { Items = [.. order.Take(settings.Collapse.SampleImages).Select(index => images.Items[index])] };
        Weights = method.Network.state_dict();
    }

    public IReadOnlyDictionary<string, Tensor> Weights { get; }

    /// <summary>What an optimiser moves.</summary>
    public IReadOnlyList<NamedParameter> Parameters =>
    [
        .. _method.Network.named_parameters().Where(entry => entry.parameter.requires_grad)
            .Select(entry => new NamedParameter(entry.name, entry.parameter)),
    ];

    /// <summary>Whether the model file keeps the network whole.</summary>
    public bool TrainsBlock => _method.TrainsBlock;

    /// <summary>What the model file keeps: of the epoch that the settings' rule chose so far, else the present weights.</summary>
    public IReadOnlyDictionary<string, Tensor> Kept
    {
        get
        {
            IReadOnlyDictionary<string, Tensor> weights = _kept.Tensors.Count > 0 ? _kept.Tensors : Weights;
            return _method.TrainsBlock ? weights
                : weights.Where(entry => NetworkParts.IsEncoder(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        }
    }

    public IReadOnlyDictionary<string, Tensor> Extra => _kept.Tensors;

    public IEnumerable<IReadOnlyList<ImageItem>> Batches(int epoch) =>
        BatchOrder.Shuffled(_images.Items, _settings.BatchSize, _seed, epoch);

    public void BeginStep(long step)
    {
        _method.Network.train();
        _momentum.Apply(step);
        _step = step;
    }

    public IEnumerable<IReadOnlyList<StageLoss>> Updates(PixelBatch batch, int epoch)
    {
        Tensor pixels = batch.ToTensor(_device);
        return _method.Updates(new BatchViews(
            () => _source.Apply(pixels, batch.Keys, _seed, epoch, View.Source),
            () => _partner.Apply(pixels, batch.Keys, _seed, epoch, View.Partner))
        {
            Keys = batch.Keys,
            Epoch = epoch,
            Done = (double)_step / _totalSteps,
        });
    }

    public IReadOnlyDictionary<string, double> Measure(int epoch)
    {
        using Tensor embeddings = EvaluationPass.Gather(_method.Network, _sample, _device, _method.Embed, _cancellation);
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

    public void AfterEpoch(IReadOnlyList<EpochRecord> history)
    {
        CollapseGuard.Check(history, _settings.Collapse, _settings.HighestLearningRate(_images.Items.Count));
        // The last epoch needs no copy: it is the network as it is.
        if (_settings.Keep != KeepRule.Last && _watch is not null && ReferenceEquals(KeptEpoch.Of(history, _settings.Keep), history[^1]))
            _kept.Take(Weights);
    }

    public void LoadExtra(IReadOnlyDictionary<string, Tensor> tensors) => _kept.Take(tensors);

    public void Dispose()
    {
        _kept.Dispose();
        _method.Dispose();
    }

    private void Watch(PretrainWatch watch, Dictionary<string, double> measures)
    {
        float[][] features = EvaluationPass.Rows(_method.Network, watch.Labelled, _device, _method.Features, _cancellation);
        int[] classes = [.. watch.Labelled.Items.Select(item => item.ClassIndex!.Value)];
        string[] groups = [.. watch.Labelled.Items.Select(item => item.Group)];
        float[][] answers = KNearestNeighbours.LeaveGroupOut(features, classes, groups, watch.ClassCount, _settings.Neighbours);
        ClassificationScores scores = ClassificationScores.Measure(answers, classes);
        measures[PretrainWatch.BalancedAccuracy] = scores.BalancedAccuracy;
        if (double.IsFinite(scores.MacroAuc))
            measures[PretrainWatch.MacroAuc] = scores.MacroAuc;
    }
}
