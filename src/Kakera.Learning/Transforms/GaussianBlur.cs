using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Transforms;

/// <summary>A blur of a width of its own for each image: one pass along each side, edges mirrored.</summary>
internal static class GaussianBlur
{
    /// <summary>The side, in pixels, that the settings' widths refer to.</summary>
    public const double ReferenceSide = 224;

    /// <summary>Standard deviations that a kernel reaches to either side.</summary>
    private const double Reach = 3;

    /// <summary>Taps to either side of the middle, for the widest blur of a recipe: fixed, so that an image's result does not depend on its batch.</summary>
    public static int Radius(ViewSettings settings, int side) =>
        Math.Min(side - 1, Math.Max(1, (int)Math.Ceiling(Reach * settings.BlurSigmaMax * side / ReferenceSide)));

    /// <summary>The normalised weights at −radius … radius pixels.</summary>
    /// <param name="sigma">Standard deviation, in pixels of the image at hand.</param>
    /// <param name="radius">Taps to either side.</param>
    public static double[] Kernel(double sigma, int radius)
    {
        double[] weights = [.. Enumerable.Range(-radius, 2 * radius + 1).Select(t => Math.Exp(-t * t / (2 * sigma * sigma)))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    /// <summary>Blurs image n with <c>views[n].BlurSigma</c>; [N, C, S, S] → the same shape, in the caller's scope.</summary>
    public static Tensor Apply(Tensor images, IReadOnlyList<DrawnView> views, int radius)
    {
        double scale = images.shape[3] / ReferenceSide;
        double[] weights = [.. views.SelectMany(view => Kernel(view.BlurSigma * scale, radius))];
        Tensor kernels = tensor(weights, [views.Count, 2 * radius + 1], images.dtype, images.device);
        return Along(Along(images, kernels, radius, 2), kernels, radius, 3);
    }

    private static Tensor Along(Tensor images, Tensor kernels, int radius, int dimension)
    {
        long side = images.shape[dimension];
        Tensor padded = nn.functional.pad(
            images, dimension == 2 ? (0, 0, radius, radius) : (radius, radius, 0, 0), PaddingModes.Reflect);
        Tensor sum = zeros_like(images);
        for (int tap = 0; tap <= 2 * radius; tap++)
            sum.AddProduct(padded.narrow(dimension, tap, side), kernels.select(1, tap).reshape(-1, 1, 1, 1), 1);
        return sum;
    }
}
