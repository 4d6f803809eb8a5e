using BenchmarkDotNet.Attributes;
using Kakera.Data.Pixels;

namespace Kakera.Benchmarks;

/// <summary>What reading the decoded pixels of one image costs, from a file that the system holds in its memory.</summary>
public class PixelCacheBenchmarks
{
    /// <summary>The working size, in pixels.</summary>
    [Params(64, 224)]
    public int Side { get; set; }

    private PracticeFolder _practice = null!;
    private TrainingData _data = null!;
    private byte[] _image = [];
    private int _next;

    [GlobalSetup]
    public void Prepare()
    {
        _practice = new PracticeFolder(images: 20);
        _data = _practice.Load(Side);
        _image = new byte[_data.Pixels.ImageBytes];
    }

    [GlobalCleanup]
    public void Release()
    {
        _data.Dispose();
        _practice.Dispose();
    }

    [Benchmark]
    public void Read() => _data.Pixels.Read(_next++ % _data.Pixels.Count, _image);
}
