using Kakera.Data;
using static TorchSharp.torch;

namespace Kakera.Learning.Transforms;

/// <summary>Makes a view of every image of a batch at once: whole-batch tensor operations with parameters of each image's own.</summary>
/// <param name="settings">What may happen.</param>
/// <param name="side">Height and width of the images, S, in pixels.</param>
public sealed class ViewPipeline(ViewSettings settings, int side)
{
    private const double SolariseFrom = 128.0 / 255;

    /// <summary>A view of each image.</summary>
    /// <param name="pixels">uint8 [N, 3, S, S].</param>
    /// <param name="imageKeys">The images' keys, N.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="view">What tells this view from others of the same image.</param>
    /// <returns>float32 [N, 3, S, S], normalised, on the device of <paramref name="pixels"/>. It does not depend on which images share the batch.</returns>
    public Tensor Apply(Tensor pixels, IReadOnlyList<ulong> imageKeys, ulong seed, int epoch, int view)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.shape[0], imageKeys.Count, nameof(imageKeys));
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.shape[^1], side, nameof(pixels));
        ViewDraw[] draws = [.. imageKeys.Select(key => ViewDraw.Of(settings, side, new KeyedRandom(seed, (ulong)epoch, key, (ulong)view)))];

        using var scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        Tensor x = pixels.to(ScalarType.Float32) / 255;
        x = Geometry.Apply(x, draws, settings);
        x = Colour.Jitter(x, draws, settings);
        x = Colour.Where(x, draws, draw => draw.Greyscale, Colour.Greyscale);
        x = GaussianBlur.Apply(x, draws);
        x = Colour.Where(x, draws, draw => draw.Solarise, image => where(image >= SolariseFrom, 1 - image, image));
        return Standardise(x).MoveToOuterDisposeScope();
    }

    /// <summary>Images as they are, normalised: what evaluation sees.</summary>
    /// <param name="pixels">uint8 [N, 3, S, S].</param>
    /// <returns>float32 [N, 3, S, S].</returns>
    public static Tensor Normalise(Tensor pixels)
    {
        using var scope = NewDisposeScope();
        return Standardise(pixels.to(ScalarType.Float32) / 255).MoveToOuterDisposeScope();
    }

    private static Tensor Standardise(Tensor x) =>
        (x - Colour.Channels(ColourSpace.Mean, x.device)) / Colour.Channels(ColourSpace.Deviation, x.device);
}
