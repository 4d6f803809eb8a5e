using static TorchSharp.torch;

namespace Kakera.Learning.Transforms;

/// <summary>What is done to a batch: to all of it with a number of its own for each image, or to the images drawn for it alone.</summary>
internal static class DrawnImages
{
    /// <summary>
    /// Applies a change to the images that were drawn for it, all at once. The result belongs to the caller's scope.
    /// </summary>
    /// <param name="images">[N, …].</param>
    /// <param name="views">N of them.</param>
    /// <param name="drawn">Whether an image is changed.</param>
    /// <param name="change">[M, …] of M drawn images, and what was drawn for them → [M, …].</param>
    public static Tensor Change(
        Tensor images, IReadOnlyList<DrawnView> views, Predicate<DrawnView> drawn, Func<Tensor, IReadOnlyList<DrawnView>, Tensor> change)
    {
        long[] which = [.. Enumerable.Range(0, views.Count).Where(n => drawn(views[n])).Select(n => (long)n)];
        if (which.Length == 0)
            return images;
        if (which.Length == views.Count)
            return change(images, views);
        Tensor index = tensor(which, device: images.device);
        return images.index_copy(0, index, change(images.index_select(0, index), [.. which.Select(n => views[(int)n])]));
    }

    /// <summary>One number for each image, [N, 1, 1, 1], of the images' type and on their device.</summary>
    public static Tensor Each(Tensor images, IReadOnlyList<DrawnView> views, Func<DrawnView, double> number) =>
        tensor([.. views.Select(number)], images.dtype, images.device).reshape(-1, 1, 1, 1);
}
