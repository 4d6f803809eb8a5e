using BenchmarkDotNet.Attributes;
using Kakera.Learning.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Benchmarks;

/// <summary>What the cross-correlation loss of a batch of 64 costs, which grows with D².</summary>
public class LossBenchmarks
{
    private const int Batch = 64;
    private static readonly CrossCorrelationSettings Settings = new();

    /// <summary>Size of the embeddings, D.</summary>
    [Params(512, 1024, 2048, 4096, 8192)]
    public int Dimension { get; set; }

    private Tensor _x = null!;
    private Tensor _y = null!;

    [GlobalSetup]
    public void Prepare()
    {
        float[][] rows = SyntheticPixels.Features(2 * Batch, Dimension);
        _x = tensor([.. rows[..Batch].SelectMany(row => row)], [Batch, Dimension], requires_grad: true);
        _y = tensor([.. rows[Batch..].SelectMany(row => row)], [Batch, Dimension], requires_grad: true);
    }

    [GlobalCleanup]
    public void Release()
    {
        _x.Dispose();
        _y.Dispose();
    }

    [Benchmark]
    public long Forward()
    {
        using IDisposable withoutGradients = no_grad();
        using Tensor loss = CrossCorrelationLoss.Compute(_x, _y, Settings);
        return loss.numel();
    }

    [Benchmark]
    public void ForwardAndBackward()
    {
        using DisposeScope scope = NewDisposeScope();
        CrossCorrelationLoss.Compute(_x, _y, Settings).backward();
        _x.grad = null;
        _y.grad = null;
    }
}
