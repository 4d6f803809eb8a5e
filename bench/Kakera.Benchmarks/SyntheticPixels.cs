using Kakera.Data;
using Kakera.Data.Pixels;

namespace Kakera.Benchmarks;

/// <summary>Images of noise in memory: arithmetic takes as long on them as on pictures.</summary>
internal static class SyntheticPixels
{
    /// <summary>As many images, each a group of its own, of <paramref name="side"/> pixels a side.</summary>
    public static ImageSet Images(int count, int side)
    {
        var pixels = new byte[count * 3 * side * side];
        var random = new KeyedRandom(1);
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)random.NextBits();
        ImageItem[] items = [.. Enumerable.Range(0, count).Select(n => new ImageItem(n, (ulong)n, n % 2, $"group {n}", $"{n}.png"))];
        return new ImageSet(PixelCache.InMemory(side, pixels), items);
    }

    /// <summary>[count][width] numbers with a normal distribution.</summary>
    public static float[][] Features(int count, int width)
    {
        var random = new KeyedRandom(2);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, width).Select(_ => (float)random.NextGaussian()).ToArray())];
    }
}
