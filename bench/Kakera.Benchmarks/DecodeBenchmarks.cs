using BenchmarkDotNet.Attributes;
using Kakera.Data.Images;

namespace Kakera.Benchmarks;

/// <summary>What an image of the practice set (JPEG, 256 pixels a side) costs from its file's bytes to pixels of the working size, on one thread.</summary>
public class DecodeBenchmarks
{
    /// <summary>The working size, in pixels.</summary>
    [Params(64, 128, 224)]
    public int Side { get; set; }

    private byte[][] _files = [];
    private int _next;

    [GlobalSetup]
    public void Prepare()
    {
        using var practice = new PracticeFolder(images: 20);
        _files = [.. practice.Files.Select(File.ReadAllBytes)];
    }

    [Benchmark]
    public byte[] Decode() => ImageReader.Decode(_files[_next++ % _files.Length], Side);
}
