using BenchmarkDotNet.Attributes;
using Kakera.Data;

namespace Kakera.Benchmarks;

/// <summary>What the random numbers of one view cost: a generator made from its key, and a puzzle's permutation drawn from it.</summary>
public class KeyedRandomBenchmarks
{
    /// <summary>Cells per side.</summary>
    [Params(4, 8, 16)]
    public int Grid { get; set; }

    private ulong _image;

    [Benchmark]
    public int[] Permutation() => new KeyedRandom(1, 0, _image++, 0).Permutation(Grid * Grid);
}
