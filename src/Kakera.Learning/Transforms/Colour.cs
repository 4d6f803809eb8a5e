using static TorchSharp.torch;

namespace Kakera.Learning.Transforms;

/// <summary>What views do to colours. Values are in [0, 1], images [N, 3, H, W]; results belong to the caller's scope.</summary>
internal static class Colour
{
    /// <summary>Values from here upwards are inverted by solarisation: 128 and more of 255.</summary>
    public const double SolariseFrom = .5;

    /// <summary>Weights of red, green and blue in grey (ITU-R BT.601).</summary>
    public static readonly double[] GreyWeights = [.299, .587, .114];

    /// <summary>RGB to luma and two colour differences (the YIQ of NTSC), in which hue is an angle and saturation a length.</summary>
    public static readonly double[,] ToYiq = { { .299, .587, .114 }, { .596, -.274, -.322 }, { .211, -.523, .312 } };

    /// <summary>[N, 3, H, W] → [N, 1, H, W].</summary>
    public static Tensor Grey(Tensor images) =>
        (images * tensor(GreyWeights, images.dtype, images.device).reshape(1, 3, 1, 1)).sum(1, keepdim: true);

    /// <summary>Takes the colour away and keeps three channels.</summary>
    public static Tensor Greyscale(Tensor images) => Grey(images).expand_as(images).clone();

    /// <summary>Brightness, contrast, then saturation and hue; what leaves [0, 1] is clipped after each.</summary>
    public static Tensor Jitter(Tensor images, IReadOnlyList<DrawnView> views)
    {
        images = (images * DrawnImages.Each(images, views, view => view.Brightness)).Within(0, 1);
        Tensor mean = Grey(images).mean([1, 2, 3], keepdim: true);
        images = mean.Plus((images - mean) * DrawnImages.Each(images, views, view => view.Contrast)).Within(0, 1);

        double[] turns = [.. views.SelectMany(view => Turn(view.Saturation, view.HueRadians))];
        Tensor turn = tensor(turns, [views.Count, 3, 3], images.dtype, images.device);
        return turn.bmm(images.flatten(2)).reshape(images.shape).Within(0, 1);              // [N 3 3] [N 3 (H W)] -> N 3 H W
    }

    /// <summary>v ↦ 1 − v where v ≥ 1/2.</summary>
    public static Tensor Solarise(Tensor images) => where(images.Reaches(SolariseFrom), images.From(1), images);

    /// <summary>The 3×3 matrix, row by row, that turns and stretches the colour differences and leaves grey alone.</summary>
    public static double[] Turn(double saturation, double hueRadians)
    {
        double c = saturation * Math.Cos(hueRadians), s = saturation * Math.Sin(hueRadians);
        double[,] turned = Product(new[,] { { 1, 0, 0 }, { 0, c, -s }, { 0, s, c } }, ToYiq);
        return [.. Product(Inverse(ToYiq), turned).Cast<double>()];
    }

    private static double[,] Product(double[,] a, double[,] b)
    {
        var product = new double[3, 3];
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 3; j++)
                for (int k = 0; k < 3; k++)
                    product[i, j] += a[i, k] * b[k, j];
        return product;
    }

    /// <summary>By cofactors, counted cyclically so that their signs come out by themselves.</summary>
    private static double[,] Inverse(double[,] m)
    {
        double Cofactor(int i, int j) =>
            m[(i + 1) % 3, (j + 1) % 3] * m[(i + 2) % 3, (j + 2) % 3] - m[(i + 1) % 3, (j + 2) % 3] * m[(i + 2) % 3, (j + 1) % 3];
        double determinant = m[0, 0] * Cofactor(0, 0) + m[0, 1] * Cofactor(0, 1) + m[0, 2] * Cofactor(0, 2);
        var inverse = new double[3, 3];
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 3; j++)
                inverse[j, i] = Cofactor(i, j) / determinant;
        return inverse;
    }
}
