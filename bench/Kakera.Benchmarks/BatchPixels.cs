using Kakera.Data.Pixels;
using static TorchSharp.torch;

namespace Kakera.Benchmarks;

/// <summary>Images as one tensor.</summary>
internal static class BatchPixels
{
    /// <summary>uint8 [N, 3, S, S], all of them; the caller's to dispose.</summary>
    public static Tensor Of(ImageSet images)
    {
        PixelCache cache = images.Pixels;
        Tensor pixels = empty([images.Items.Count, 3, cache.Side, cache.Side], ScalarType.Byte);
        for (int i = 0; i < images.Items.Count; i++)
            cache.Read(images.Items[i].PixelIndex, pixels.bytes.Slice(i * cache.ImageBytes, cache.ImageBytes));
        return pixels;
    }
}
