using Kakera.Data.Pixels;
using Kakera.Data.Splits;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports;
using Kakera.Learning.Probes;
using Kakera.Learning.Training;
using Kakera.Settings;

namespace Kakera.Jobs;

/// <summary>
/// With labels: macro AUC of a linear probe on the block's frozen features, cross-validated over groups, with a bootstrap over groups.
/// </summary>
internal sealed class ProbeGridScore : IGridScore
{
    private const int MostImages = 500;
    private const int LeastOfClass = 5;
    private const int LeastGroups = 2; // one to learn from where the other is asked
    private const int Parts = 5;

    private readonly string[] _classes;
    private readonly int[] _parts;
    private readonly GroupBootstrap _bootstrap;

    private ProbeGridScore(ImageSet images, string[] classes, ulong seed)
    {
        Images = images;
        _classes = classes;
        _parts = GroupFolds.Assign(Labels, [.. images.Items.Select(item => item.Group)], Parts, seed);
        _bootstrap = new GroupBootstrap(PilotReport.Predictions(classes, images.Items, [.. images.Items.Select(_ => new float[classes.Length])]).Items, seed);
    }

    /// <inheritdoc/>
    public GridScore Kind => GridScore.LinearProbe;

    /// <inheritdoc/>
    public ImageSet Images { get; }

    private int[] Labels => [.. Images.Items.Select(item => item.ClassIndex!.Value)];

    /// <summary>The score on labelled training images; null where fewer than two classes have enough of them.</summary>
    public static ProbeGridScore? Of(TrainingData data, KakeraSettings settings)
    {
        int[] usable =
        [
            .. data.Train.Items.Where(item => item.ClassIndex is not null).GroupBy(item => item.ClassIndex!.Value)
                .Where(of => of.Count() >= LeastOfClass && of.Select(item => item.Group).Distinct(StringComparer.Ordinal).Count() >= LeastGroups)
                .Select(of => of.Key).Order(),
        ];
        if (usable.Length < 2)
            return null;
        ImageItem[] items =
        [
            .. data.Train.Items.Where(item => item.ClassIndex is int k && usable.Contains(k))
                .Select(item => item with { ClassIndex = Array.IndexOf(usable, item.ClassIndex!.Value) }),
        ];
        LabelledSubsetResult drawn = LabelledSubset.Choose(items, usable.Length, Math.Max(LeastOfClass, MostImages / usable.Length), (ulong)settings.Seed);
        return new ProbeGridScore(data.Train with { Items = drawn.Items }, [.. usable.Select(k => data.Classes[k])], (ulong)settings.Seed);
    }

    /// <inheritdoc/>
    public float[][] Measure(string modelPath, RunContext run)
    {
        var features = new LabelledFeatures(FrozenFeatures.Extract(modelPath, Images, run, FeatureKind.Fused), Labels);
        return CrossValidatedProbe.Predict(features, _parts, _classes.Length, new LinearProbeSettings());
    }

    /// <inheritdoc/>
    public Interval Score(float[][] measured) => _bootstrap.Measure([Scored(measured)], Metric.MacroAuc);

    /// <inheritdoc/>
    public Interval Difference(float[][] measured, float[][] baseline) =>
        _bootstrap.Difference([Scored(measured)], [Scored(baseline)], Metric.MacroAuc);

    private ScoredImages Scored(float[][] probabilities) => new(PilotReport.Predictions(_classes, Images.Items, probabilities));
}
