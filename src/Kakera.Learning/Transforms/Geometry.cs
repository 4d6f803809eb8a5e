using static TorchSharp.torch;

namespace Kakera.Learning.Transforms;

/// <summary>What views do to places: crop, rotation, flips, size. Images are square; results belong to the caller's scope.</summary>
internal static class Geometry
{
    /// <summary>[N, C, S₀, S₀] → [N, C, S, S].</summary>
    public static Tensor Apply(Tensor images, IReadOnlyList<DrawnView> views, ViewSettings settings, int side)
    {
        if (settings.CropScaleMin < 1 || settings.RotationDegrees > 0)
            return Sample(Resize(images, SideBeforeSampling(images.shape[3], settings, side)), views, side);
        images = Resize(images, side);
        images = DrawnImages.Change(images, views, view => view.FlipHorizontally, (drawn, _) => drawn.flip(3));
        return DrawnImages.Change(images, views, view => view.FlipVertically, (drawn, _) => drawn.flip(2));
    }

    /// <summary>The middle of images, enlarged to their side as crops are: [N, C, S, S] → [N, C, S, S].</summary>
    /// <param name="images">The images.</param>
    /// <param name="share">How much of the area it keeps, above 0 … 1.</param>
    public static Tensor Middle(Tensor images, double share)
    {
        double side = Math.Sqrt(share);
        Tensor theta = tensor([side, 0, 0, 0, side, 0], [1, 2, 3], images.dtype, images.device);
        return Sample(images, theta.expand(images.shape[0], 2, 3), (int)images.shape[3]);
    }

    /// <summary>Bilinear, with the filter widened when it shrinks, so that nothing is skipped; as it is where the side is right.</summary>
    public static Tensor Resize(Tensor images, int side) => images.shape[3] == side
        ? images
        : nn.functional.interpolate(images, [side, side], mode: InterpolationMode.Bilinear, align_corners: false, antialias: true);

    /// <summary>
    /// Sampling reads four pixels and would skip others when it shrinks. So large images first shrink to where the smallest crop is sampled
    /// pixel by pixel.
    /// </summary>
    public static int SideBeforeSampling(long stored, ViewSettings settings, int side) =>
        (int)Math.Min(stored, Math.Ceiling(side / Math.Sqrt(settings.CropScaleMin)));

    /// <summary>
    /// Point p of the view, in [−1, 1]², shows point c + R·diag(±w, ±h)·p of the image: a box that is turned, cut out, stretched to a square
    /// and flipped in one interpolation (bilinear; mirrored at the image's edges).
    /// </summary>
    private static Tensor Sample(Tensor images, IReadOnlyList<DrawnView> views, int side)
    {
        double[] matrices = [.. views.SelectMany(Matrix)];
        return Sample(images, tensor(matrices, [views.Count, 2, 3], images.dtype, images.device), side);
    }

    private static Tensor Sample(Tensor images, Tensor theta, int side)
    {
        Tensor grid = nn.functional.affine_grid(theta, [images.shape[0], images.shape[1], side, side], align_corners: false);
        return nn.functional.grid_sample(images, grid, GridSampleMode.Bilinear, GridSamplePaddingMode.Reflection, align_corners: false);
    }

    private static double[] Matrix(DrawnView view)
    {
        double w = view.FlipHorizontally ? -view.CropWidth : view.CropWidth;
        double h = view.FlipVertically ? -view.CropHeight : view.CropHeight;
        (double sin, double cos) = Math.SinCos(view.RotationRadians);
        return [cos * w, -sin * h, view.CropX, sin * w, cos * h, view.CropY];
    }
}
