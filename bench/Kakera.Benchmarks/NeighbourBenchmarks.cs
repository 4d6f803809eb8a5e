using BenchmarkDotNet.Attributes;
using Kakera.Learning.Probes;

namespace Kakera.Benchmarks;

/// <summary>What the nearest neighbours of labelled images among themselves cost, on the features of a ResNet-18.</summary>
public class NeighbourBenchmarks
{
    private const int Classes = 7;
    private const int Width = 512;

    /// <summary>Labelled images; 500 look on in pre-training at most.</summary>
    [Params(500, 2000)]
    public int Images { get; set; }

    private float[][] _features = [];
    private int[] _classes = [];
    private string[] _groups = [];

    [GlobalSetup]
    public void Prepare()
    {
        _features = SyntheticPixels.Features(Images, Width);
        _classes = [.. Enumerable.Range(0, Images).Select(n => n % Classes)];
        _groups = [.. Enumerable.Range(0, Images).Select(n => $"group {n / 2}")];
    }

    [Benchmark]
    public float[][] LeaveGroupOut() => KNearestNeighbours.LeaveGroupOut(_features, _classes, _groups, Classes, new NeighbourSettings());
}
