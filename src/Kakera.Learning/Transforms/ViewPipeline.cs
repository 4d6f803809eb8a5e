using Kakera.Data;
using static TorchSharp.torch;

namespace Kakera.Learning.Transforms;

/// <summary>
/// Makes views of whole batches: tensor operations over all images at once, with parameters that each image draws from a generator of its
/// own. What an image becomes depends on its pixels, its key, the seed, the epoch and the view, and not on the rest of the batch.
/// </summary>
/// <param name="settings">The view's recipe.</param>
/// <param name="side">Height and width of the views, S, in pixels.</param>
public sealed class ViewPipeline(ViewSettings settings, int side)
{
    /// <summary>Mean of red, green and blue over ImageNet, for values in [0, 1].</summary>
    public static IReadOnlyList<double> Mean { get; } = [.485, .456, .406];

    /// <summary>Deviation of red, green and blue over ImageNet, for values in [0, 1].</summary>
    public static IReadOnlyList<double> Deviation { get; } = [.229, .224, .225];

    /// <summary>A view of every image.</summary>
    /// <param name="pixels">uint8 [N, 3, S₀, S₀].</param>
    /// <param name="imageKeys">The images' keys, N of them.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="view">What tells this view from the others of the same image.</param>
    /// <returns>float32 [N, 3, S, S], normalised, where the pixels are; it belongs to the caller's dispose scope.</returns>
    public Tensor Apply(Tensor pixels, IReadOnlyList<ulong> imageKeys, ulong seed, int epoch, int view)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(imageKeys.Count, pixels.shape[0], nameof(imageKeys));
        using var scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        IReadOnlyList<DrawnView> views =
            [.. imageKeys.Select(key => DrawnView.Draw(settings, new KeyedRandom(seed, (ulong)epoch, key, (ulong)view)))];

        Tensor images = Geometry.Apply(ToUnit(pixels), views, settings, side);
        if (settings is not { Brightness: 0, Contrast: 0, Saturation: 0, Hue: 0 })
            images = Colour.Jitter(images, views);
        images = DrawnImages.Change(images, views, drawn => drawn.Greyscale, (some, _) => Colour.Greyscale(some));
        int radius = GaussianBlur.Radius(settings, side);
        images = DrawnImages.Change(images, views, drawn => drawn.Blur, (some, drawn) => GaussianBlur.Apply(some, drawn, radius));
        images = DrawnImages.Change(images, views, drawn => drawn.Solarise, (some, _) => Colour.Solarise(some));
        return Standardise(images).MoveToOuterDisposeScope();
    }

    /// <summary>What evaluation sees: scaled to [0, 1] and normalised, nothing else.</summary>
    /// <param name="pixels">uint8 [N, 3, H, W].</param>
    /// <returns>float32 [N, 3, H, W]; it belongs to the caller's dispose scope.</returns>
    public static Tensor Normalise(Tensor pixels)
    {
        using var scope = NewDisposeScope();
        return Standardise(ToUnit(pixels)).MoveToOuterDisposeScope();
    }

    /// <summary>What a view looks like: undoes the normalisation; what lies outside black and white is clipped.</summary>
    /// <param name="views">float32 [N, 3, H, W], normalised.</param>
    /// <returns>uint8 [N, 3, H, W]; it belongs to the caller's dispose scope.</returns>
    public static Tensor ToPixels(Tensor views)
    {
        using var scope = NewDisposeScope();
        Tensor unit = (views * Colours(Deviation, views)).Plus(Colours(Mean, views));
        return unit.Times(255).round().Within(0, 255).to(ScalarType.Byte).MoveToOuterDisposeScope();
    }

    private static Tensor ToUnit(Tensor pixels) => pixels.to(ScalarType.Float32).Over(255);

    private static Tensor Standardise(Tensor images) =>
        (images - Colours(Mean, images)) / Colours(Deviation, images);

    private static Tensor Colours(IReadOnlyList<double> values, Tensor like) =>
        tensor([.. values], like.dtype, like.device).reshape(1, 3, 1, 1);
}
