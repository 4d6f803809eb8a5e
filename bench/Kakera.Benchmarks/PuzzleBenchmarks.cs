using BenchmarkDotNet.Attributes;
using Kakera.Data.Pixels;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Transforms;
using static TorchSharp.torch;

namespace Kakera.Benchmarks;

/// <summary>What puzzles of a batch of 64 images cost: drawing the orders, and moving the cells.</summary>
public class PuzzleBenchmarks
{
    private const int Batch = 64;

    /// <summary>Cells per side.</summary>
    [Params(2, 4, 8, 16)]
    public int Grid { get; set; }

    /// <summary>Pixels per side.</summary>
    [Params(64, 224)]
    public int Side { get; set; }

    private ulong[] _keys = [];
    private Tensor _images = null!;
    private Tensor _orders = null!;
    private int _epoch;

    [GlobalSetup]
    public void Prepare()
    {
        ImageSet images = SyntheticPixels.Images(Batch, Side);
        _keys = [.. images.Items.Select(item => item.Key)];
        using Tensor pixels = BatchPixels.Of(images);
        _images = ViewPipeline.Normalise(pixels);
        _orders = JigsawPuzzle.DrawPermutations(Grid, _keys, 1, 0, 0);
    }

    [GlobalCleanup]
    public void Release()
    {
        _images.Dispose();
        _orders.Dispose();
    }

    [Benchmark]
    public long Draw()
    {
        using Tensor orders = JigsawPuzzle.DrawPermutations(Grid, _keys, 1, _epoch++, 0);
        return orders.numel();
    }

    [Benchmark]
    public long Shuffle()
    {
        using Tensor puzzles = JigsawPuzzle.Shuffle(_images, Grid, _orders);
        return puzzles.numel();
    }
}
