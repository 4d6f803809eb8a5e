using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Kakera.Learning.Transforms;

/// <summary>Crop, rotation and flips.</summary>
internal static class Geometry
{
    /// <summary>Every image of [N, 3, S, S] by its own draw; bilinear, reflected beyond the edge, where it is cropped or turned.</summary>
    public static Tensor Apply(Tensor x, IReadOnlyList<ViewDraw> draws, ViewSettings settings)
    {
        using var scope = NewDisposeScope();
        if (settings.CropScaleMin < 1 || settings.RotationDegrees > 0)
            x = Resample(x, draws);
        else
            x = Flip(Flip(x, draws, draw => draw.FlipHorizontally, 3), draws, draw => draw.FlipVertically, 2);
        return x.MoveToOuterDisposeScope();
    }

    private static Tensor Flip(Tensor x, IReadOnlyList<ViewDraw> draws, Func<ViewDraw, bool> chosen, long dimension) =>
        Colour.Where(x, draws, chosen, image => image.flip(dimension));

    /// <summary>
    /// Where in the source each target pixel (u, v) ∈ [−1, 1]² lies: centre + R(angle) · diag(±width, ±height) · (u, v). A flip is a
    /// negative width or height.
    /// </summary>
    private static Tensor Resample(Tensor x, IReadOnlyList<ViewDraw> draws)
    {
        float[] maps = new float[draws.Count * 6];
        for (int n = 0; n < draws.Count; n++)
        {
            ViewDraw draw = draws[n];
            (double sin, double cos) = Math.SinCos(draw.AngleRadians);
            double width = draw.FlipHorizontally ? -draw.Crop.Width : draw.Crop.Width;
            double height = draw.FlipVertically ? -draw.Crop.Height : draw.Crop.Height;
            double[] map = [cos * width, -sin * height, draw.Centre.X, sin * width, cos * height, draw.Centre.Y];
            for (int i = 0; i < map.Length; i++)
                maps[n * map.Length + i] = (float)map[i];
        }

        Tensor theta = tensor(maps, [draws.Count, 2, 3]).to(x.device);
        Tensor grid = functional.affine_grid(theta, x.shape, align_corners: false);
        return functional.grid_sample(x, grid, GridSampleMode.Bilinear, GridSamplePaddingMode.Reflection, align_corners: false);
    }
}
