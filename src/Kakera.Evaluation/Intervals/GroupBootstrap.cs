using System.Collections.Concurrent;
using Kakera.Data;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Predictions;

namespace Kakera.Evaluation.Intervals;

/// <summary>
/// Percentile intervals from resampling: groups (patients, lesions) are drawn with replacement, whole, and so are the runs of an arm, since
/// another draw of labels would have given another model. All arms see the same draws, so that they pair. Source: Efron and Tibshirani, An
/// Introduction to the Bootstrap, 1993, chapters 8 and 13.
/// </summary>
/// <remarks>Each run is measured once in every resample, however often it is asked for. Safe to use from several threads.</remarks>
public sealed class GroupBootstrap
{
    private const double Tail = 0.025;

    // What a draw is for; a run's resample must not follow from the groups' one.
    private const ulong OfGroups = 1;
    private const ulong OfRuns = 2;

    private readonly string[] _images;
    private readonly int[] _groupOf;
    private readonly int _groups;
    private readonly ulong _seed;
    private readonly int _resamples;
    private readonly ConcurrentDictionary<ScoredImages, Lazy<double[][]>> _measured = new(ReferenceEqualityComparer.Instance);

    /// <param name="items">The test images, in the order in which every arm answers them; those without a label are left out.</param>
    /// <param name="seed">The seed of the resampling.</param>
    /// <param name="resamples">How many resamples, at least 100.</param>
    public GroupBootstrap(IReadOnlyList<Prediction> items, ulong seed, int resamples = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        Prediction[] labelled = [.. items.Where(item => item.Label is not null)];
        Dictionary<string, int> groups = new(StringComparer.Ordinal);
        foreach (Prediction item in labelled)
            groups.TryAdd(item.Group, groups.Count);
        _images = [.. labelled.Select(item => item.Image)];
        _groupOf = [.. labelled.Select(item => groups[item.Group])];
        _groups = groups.Count;
        _seed = seed;
        _resamples = resamples;
    }

    /// <summary>A metric of an arm: the mean over its runs.</summary>
    /// <param name="runs">The arm's runs on the same images.</param>
    /// <param name="metric">Which.</param>
    /// <returns>NaN throughout where the images do not define the metric.</returns>
    public Interval Measure(IReadOnlyList<ScoredImages> runs, Metric metric) =>
        Summarise(Distribution(runs, metric), Point(runs, metric));

    /// <summary>How much higher a metric is in one arm than in another, the runs paired in their order.</summary>
    /// <param name="runs">The arm's runs.</param>
    /// <param name="baseline">As many runs of the other arm.</param>
    /// <param name="metric">Which.</param>
    public Interval Difference(IReadOnlyList<ScoredImages> runs, IReadOnlyList<ScoredImages> baseline, Metric metric)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(baseline.Count, runs.Count, nameof(baseline));
        double[] differences = [.. Distribution(runs, metric).Zip(Distribution(baseline, metric), (a, b) => a - b)];
        return Summarise(differences, Point(runs, metric) - Point(baseline, metric));
    }

    /// <summary>How many labels another method would have needed to do as well as an arm did. Groups and draws of labels pair as in differences.</summary>
    /// <param name="runs">The arm's runs.</param>
    /// <param name="curve">The other method's runs by number of labels, rising, at least two numbers; each has as many runs as the arm.</param>
    /// <param name="metric">The metric in which it is as good, one in which more is better.</param>
    public LabelsNeeded LabelsToMatch(IReadOnlyList<ScoredImages> runs, IReadOnlyList<LabelledRuns> curve, Metric metric)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(curve.Count, 2, nameof(curve));
        int[] labels = [.. curve.Select(point => point.Labels)];
        double[] targets = Distribution(runs, metric);
        double[][] values = [.. curve.Select(point => Distribution(point.Runs, metric))];
        double[] needed =
        [
            .. targets.Select((target, r) => LabelsNeeded.ToReach(labels, [.. values.Select(value => value[r])], target))
                .Where(count => !double.IsNaN(count)).Order(),
        ];
        double point = LabelsNeeded.ToReach(labels, [.. curve.Select(at => Point(at.Runs, metric))], Point(runs, metric));
        // Ends are resamples themselves, not means of two: one of the two may be infinite.
        double End(double share) => needed.Length == 0 ? point : needed[(int)Math.Round(share * (needed.Length - 1))];
        return new LabelsNeeded(point, Math.Min(point, End(Tail)), Math.Max(point, End(1 - Tail)), labels[0], labels[^1]);
    }

    private static double Point(IReadOnlyList<ScoredImages> runs, Metric metric) =>
        runs.Average(run => run.Measure(metric, run.EqualWeights()));

    private double[] Distribution(IReadOnlyList<ScoredImages> runs, Metric metric)
    {
        double[][] ofRuns = [.. runs.Select(run => Measured(run)[(int)metric])];
        double[] values = new double[_resamples];
        for (int r = 0; r < _resamples; r++)
        {
            var random = new KeyedRandom(_seed, OfRuns, (ulong)r);
            for (int i = 0; i < ofRuns.Length; i++)
                values[r] += ofRuns[random.NextInt(ofRuns.Length)][r] / ofRuns.Length;
        }

        return values;
    }

    /// <summary>Every metric of a run in every resample, [metric][resample].</summary>
    private double[][] Measured(ScoredImages run) =>
        _measured.GetOrAdd(run, key => new Lazy<double[][]>(() => MeasureEverywhere(key))).Value;

    private double[][] MeasureEverywhere(ScoredImages run)
    {
        if (!run.Items.Select(item => item.Image).SequenceEqual(_images, StringComparer.Ordinal))
            throw new ArgumentException("a run does not answer the images that the resampling was made for, in their order", nameof(run));
        double[][] values = [.. Enum.GetValues<Metric>().Select(_ => new double[_resamples])];
        Parallel.For(0, _resamples, () => new double[_groupOf.Length], (r, _, weights) =>
        {
            Draw(r, weights);
            double[] measured = run.MeasureAll(weights);
            for (int metric = 0; metric < values.Length; metric++)
                values[metric][r] = measured[metric];
            return weights;
        }, _ => { });
        return values;
    }

    /// <summary>How often each image counts in a resample: as often as its group was drawn.</summary>
    private void Draw(int resample, double[] weights)
    {
        var random = new KeyedRandom(_seed, OfGroups, (ulong)resample);
        double[] drawn = new double[_groups];
        for (int g = 0; g < _groups; g++)
            drawn[random.NextInt(_groups)]++;
        for (int i = 0; i < weights.Length; i++)
            weights[i] = drawn[_groupOf[i]];
    }

    // A skewed metric such as the calibration error can lie beyond all of its resamples; the estimate still belongs to its interval.
    private static Interval Summarise(double[] values, double point)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length == 0
            ? new Interval(point, point, point)
            : new Interval(point, Math.Min(point, Quantile(sorted, Tail)), Math.Max(point, Quantile(sorted, 1 - Tail)));
    }

    private static double Quantile(double[] sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
