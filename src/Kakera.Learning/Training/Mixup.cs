using Kakera.Data;
using static TorchSharp.torch;

namespace Kakera.Learning.Training;

/// <summary>
/// Blends each image with another one of the batch, and their targets alike (Zhang et al., arXiv 1710.09412, equation 2, the other's share
/// uniform rather than drawn from a beta distribution, and drawn for every image).
/// </summary>
/// <param name="Images">[N, 3, S, S].</param>
/// <param name="Targets">[N, K].</param>
internal sealed record Mixup(Tensor Images, Tensor Targets)
{
    /// <param name="images">[N, 3, S, S]; left as they are.</param>
    /// <param name="targets">[N, K]; left as they are.</param>
    /// <param name="greatestShare">The other image's share is uniform between 0 and this; 0 mixes nothing.</param>
    /// <param name="random">The batch's own generator.</param>
    public static Mixup Apply(Tensor images, Tensor targets, double greatestShare, KeyedRandom random)
    {
        if (greatestShare <= 0)
            return new Mixup(images, targets);
        int count = (int)images.shape[0];
        Tensor partners = tensor(random.Permutation(count).Select(index => (long)index).ToArray(), device: images.device);
        float[] drawn = new float[count];
        for (int i = 0; i < count; i++)
            drawn[i] = (float)random.NextDouble(0, greatestShare);
        Tensor share = tensor(drawn, [count, 1], device: images.device);
        return new Mixup(
            Blend(images, images.index_select(0, partners), share.reshape(count, 1, 1, 1)),
            Blend(targets, targets.index_select(0, partners), share));
    }

    private static Tensor Blend(Tensor one, Tensor other, Tensor share) => one.Plus((other - one) * share);
}
