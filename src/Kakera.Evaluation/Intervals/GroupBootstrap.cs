using Kakera.Data;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Predictions;

namespace Kakera.Evaluation.Intervals;

/// <summary>
/// Percentile intervals from resampling: groups (patients, lesions) are drawn with replacement, whole, and so are the runs of an arm, since
/// another draw of labels would have given another model. All arms see the same draws, so that they pair. Source: Efron and Tibshirani, An
/// Introduction to the Bootstrap, 1993, chapters 8 and 13.
/// </summary>
public sealed class GroupBootstrap
{
    private const double Tail = 0.025;

    private readonly double[][] _weights; // [resample][image]
    private readonly ulong _seed;

    /// <param name="items">The labelled test images, in the order in which every arm answers them.</param>
    /// <param name="seed">The seed of the resampling.</param>
    /// <param name="resamples">How many resamples, at least 100.</param>
    public GroupBootstrap(IReadOnlyList<Prediction> items, ulong seed, int resamples = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        _seed = seed;
        string[] groups = [.. items.Select(item => item.Group).Distinct(StringComparer.Ordinal)];
        Dictionary<string, int> indexOf = groups.Select((group, index) => (group, index)).ToDictionary(pair => pair.group, pair => pair.index, StringComparer.Ordinal);
        int[] groupOf = [.. items.Select(item => indexOf[item.Group])];
        _weights = new double[resamples][];
        for (int r = 0; r < resamples; r++)
        {
            var random = new KeyedRandom(seed, 1, (ulong)r);
            double[] drawn = new double[groups.Length];
            for (int g = 0; g < groups.Length; g++)
                drawn[random.NextInt(groups.Length)]++;
            _weights[r] = [.. groupOf.Select(group => drawn[group])];
        }
    }

    /// <summary>A metric of an arm: the mean over its runs.</summary>
    /// <param name="runs">The arm's runs on the same images.</param>
    /// <param name="metric">Which.</param>
    public Interval Measure(IReadOnlyList<ScoredImages> runs, Metric metric) => Summarise(Distribution(runs, metric), Point(runs, metric));

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

    private static double Point(IReadOnlyList<ScoredImages> runs, Metric metric) => runs.Average(run => run.Measure(metric, run.EqualWeights()));

    private double[] Distribution(IReadOnlyList<ScoredImages> runs, Metric metric)
    {
        double[] values = new double[_weights.Length];
        Parallel.For(0, _weights.Length, r =>
        {
            double[] ofRun = [.. runs.Select(run => run.Measure(metric, _weights[r]))];
            var random = new KeyedRandom(_seed, 2, (ulong)r);
            double sum = 0;
            for (int i = 0; i < ofRun.Length; i++)
                sum += ofRun[random.NextInt(ofRun.Length)];
            values[r] = sum / ofRun.Length;
        });
        return values;
    }

    private static Interval Summarise(double[] values, double point)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? new Interval(point, point, point) : new Interval(point, Quantile(sorted, Tail), Quantile(sorted, 1 - Tail));
    }

    private static double Quantile(double[] sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
