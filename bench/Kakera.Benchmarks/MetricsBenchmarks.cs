using BenchmarkDotNet.Attributes;
using Kakera.Data;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Predictions;

namespace Kakera.Benchmarks;

/// <summary>What a test's metrics cost: one measurement, and an interval with 1000 resamples, which measures every metric in each.</summary>
public class MetricsBenchmarks
{
    private static readonly string[] Classes = ["a", "b", "c", "d", "e", "f", "g"];

    /// <summary>Test images, two of each group.</summary>
    [Params(200, 2000)]
    public int Images { get; set; }

    private PredictionSet _answers = null!;
    private ScoredImages _scored = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var random = new KeyedRandom(3);
        _answers = new PredictionSet(Classes, [.. Enumerable.Range(0, Images).Select(n => Answer(n, random))]);
        _scored = new ScoredImages(_answers);
    }

    [Benchmark]
    public double MacroAuc() => _scored.Measure(Metric.MacroAuc, _scored.EqualWeights());

    /// <summary>Begun anew each time, since a bootstrap remembers what it has measured.</summary>
    [Benchmark]
    public Interval Bootstrap() => new GroupBootstrap(_answers.Items, seed: 1).Measure([_scored], Metric.MacroAuc);

    private static Prediction Answer(int n, KeyedRandom random)
    {
        float[] votes = [.. Classes.Select((_, k) => (float)random.NextDouble(0, k == n % Classes.Length ? 2 : 1))];
        float sum = votes.Sum();
        return new Prediction($"{n}.png", $"group {n / 2}", n % Classes.Length, [.. votes.Select(vote => vote / sum)]);
    }
}
