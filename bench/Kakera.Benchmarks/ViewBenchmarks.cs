using BenchmarkDotNet.Attributes;
using Kakera.Data.Pixels;
using Kakera.Learning.Transforms;
using static TorchSharp.torch;

namespace Kakera.Benchmarks;

/// <summary>What the views of a batch of 64 images cost, from bytes to normalised numbers.</summary>
public class ViewBenchmarks
{
    private const int Batch = 64;

    /// <summary>Whose recipe: the default one crops, turns and jitters, the published one does not.</summary>
    [Params("default", "published")]
    public string Recipe { get; set; } = "";

    /// <summary>Pixels per side.</summary>
    [Params(64, 128, 224)]
    public int Side { get; set; }

    private ulong[] _keys = [];
    private Tensor _pixels = null!;
    private ViewPipeline _source = null!;
    private ViewPipeline _partner = null!;
    private int _epoch;

    [GlobalSetup]
    public void Prepare()
    {
        ImageSet images = SyntheticPixels.Images(Batch, Side);
        PretrainViews views = Recipe == "published" ? PretrainViews.Published : new PretrainViews();
        _keys = [.. images.Items.Select(item => item.Key)];
        _pixels = BatchPixels.Of(images);
        _source = new ViewPipeline(views.Source, Side);
        _partner = new ViewPipeline(views.Partner, Side);
    }

    [GlobalCleanup]
    public void Release() => _pixels.Dispose();

    [Benchmark]
    public long Source() => Apply(_source, 0);

    [Benchmark]
    public long Partner() => Apply(_partner, 1);

    private long Apply(ViewPipeline pipeline, int view)
    {
        using Tensor images = pipeline.Apply(_pixels, _keys, 1, _epoch++, view);
        return images.numel();
    }
}
