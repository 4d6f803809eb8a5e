using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Kakera.Learning.Transforms;

/// <summary>A Gaussian blur with a σ of each image's own, along one axis and then the other, reflected at the edge.</summary>
internal static class GaussianBlur
{
    /// <summary>The kernel is cut off at this many σ.</summary>
    private const double Reach = 3;

    /// <summary>Blurs the images of [N, 3, S, S] whose draw has a σ; the others are left as they are.</summary>
    public static Tensor Apply(Tensor x, IReadOnlyList<ViewDraw> draws)
    {
        double[] sigmas = [.. draws.Select(draw => draw.BlurSigma).OfType<double>()];
        if (sigmas.Length == 0)
            return x.alias();
        using var scope = NewDisposeScope();
        int radius = Math.Clamp((int)Math.Ceiling(Reach * sigmas.Max()), 1, (int)x.shape[^1] - 1);
        Tensor kernels = tensor([.. sigmas.SelectMany(sigma => Kernel(sigma, radius)).Select(weight => (float)weight)],
            [sigmas.Length, 2 * radius + 1, 1, 1, 1]).to(x.device);
        return Colour.Where(x, draws, draw => draw.BlurSigma is not null,
            image => Along(Along(image, kernels, radius, 2), kernels, radius, 3)).MoveToOuterDisposeScope();
    }

    /// <summary>Weights at −radius … radius, adding up to 1; those beyond <see cref="Reach"/> σ are 0, whatever the others of the batch need.</summary>
    internal static double[] Kernel(double sigma, int radius)
    {
        int reach = Math.Max(1, (int)Math.Ceiling(Reach * sigma));
        double[] weights = [.. Enumerable.Range(-radius, 2 * radius + 1)
            .Select(offset => Math.Abs(offset) > reach ? 0 : Math.Exp(-offset * offset / (2 * sigma * sigma)))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    // A sum of shifted images instead of a grouped convolution: kernels are short, and the sum is exact for any batch.
    private static Tensor Along(Tensor x, Tensor kernels, int radius, int dimension)
    {
        (long, long, long, long) padding = dimension == 2 ? (0, 0, radius, radius) : (radius, radius, 0, 0);
        using var scope = NewDisposeScope();
        Tensor padded = functional.pad(x, padding, PaddingModes.Reflect);
        Tensor sum = zeros_like(x);
        for (int i = 0; i < 2 * radius + 1; i++)
            sum.addcmul_(padded.narrow(dimension, i, x.shape[dimension]), kernels.select(1, i), 1);
        return sum.MoveToOuterDisposeScope();
    }
}
