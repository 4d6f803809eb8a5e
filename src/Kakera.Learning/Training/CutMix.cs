using Kakera.Data;
using static TorchSharp.torch;

namespace Kakera.Learning.Training;

/// <summary>
/// Replaces a box of each image by the same box of another one of the batch, and mixes their targets by area (Yun et al., arXiv
/// 1905.04899, section 3, λ uniform). One box a batch.
/// </summary>
/// <param name="Images">[N, 3, S, S].</param>
/// <param name="Targets">[N, K].</param>
internal sealed record CutMix(Tensor Images, Tensor Targets)
{
    /// <param name="images">[N, 3, S, S]; left as they are.</param>
    /// <param name="targets">[N, K]; left as they are.</param>
    /// <param name="probability">The share of batches that are mixed.</param>
    /// <param name="random">The batch's own generator.</param>
    public static CutMix Apply(Tensor images, Tensor targets, double probability, KeyedRandom random)
    {
        if (!random.NextBool(probability))
            return new CutMix(images, targets);
        int count = (int)images.shape[0], side = (int)images.shape[3];
        Tensor partners = tensor(random.Permutation(count).Select(index => (long)index).ToArray(), device: images.device);
        int half = (int)Math.Round(side * Math.Sqrt(1 - random.NextDouble())) / 2;
        int y = random.NextInt(side), x = random.NextInt(side);
        int top = Math.Max(0, y - half), bottom = Math.Min(side, y + half), left = Math.Max(0, x - half), right = Math.Min(side, x + half);

        Tensor mixed = images.clone();
        TensorIndex[] box = [TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Slice(top, bottom), TensorIndex.Slice(left, right)];
        mixed[box] = images.index_select(0, partners)[box];
        double replaced = (double)(bottom - top) * (right - left) / ((double)side * side); // the box may reach over the edge
        return new CutMix(mixed, targets.Times(1 - replaced).Plus(targets.index_select(0, partners).Times(replaced)));
    }
}
