using Kakera.Learning.Schedules;

namespace Kakera.Learning.Models;

/// <summary>
/// Multiplications with an addition that convolutions and linear layers need for one image, forward. A backward pass needs twice as many.
/// What else happens (normalisation, activations, losses) is not counted: it moves memory rather than computes.
/// </summary>
public static class MultiplyAdds
{
    /// <summary>One image down to one branch's embedding; only the stages that it needs.</summary>
    /// <param name="network">The network's shape.</param>
    /// <param name="side">Height and width of the image, S, in pixels.</param>
    /// <param name="branch">Which branch; the fused one needs all.</param>
    public static long Embedding(NetworkSettings network, int side, Branch branch)
    {
        (long[] stages, int[] widths) = Encoder(network.Backbone, side);
        int dimension = network.EmbeddingDimension, vector = widths[^1] / 2;
        int deepest = Math.Min((int)branch, 2);
        long total = 0;
        for (int i = 0; i <= deepest; i++)
            total += stages[i];
        for (int i = branch == Branch.Fused ? 0 : deepest; i <= deepest; i++)
        {
            int mapSide = Halved(side, 3 + i);
            total += Convolution(mapSide, 1, widths[i], dimension) + Convolution(mapSide, 3, dimension, vector);
        }

        return total + (long)vector * (branch == Branch.Fused ? 3 : 1) * dimension;
    }

    /// <summary>One image of a batch of pre-training, all its views and puzzles, forward and backward.</summary>
    /// <param name="network">The network's shape.</param>
    /// <param name="side">Height and width of the images, S, in pixels.</param>
    /// <param name="schedule">The joint one encodes the distorted image once, the progressive one in every stage.</param>
    public static long Pretraining(NetworkSettings network, int side, ScheduleKind schedule)
    {
        long puzzles = Enum.GetValues<Branch>().Sum(branch => Embedding(network, side, branch));
        long partner = Embedding(network, side, Branch.Fused);
        long projected = (long)network.ProjectorWidth * (network.EmbeddingDimension + network.ProjectorWidth) * 2 * 4;
        long singleHeads = 3L * (Encoder(network.Backbone, side).Widths[^1] / 2) * network.EmbeddingDimension; // of the partner's one pass
        return 3 * (puzzles + (schedule == ScheduleKind.Joint ? partner + singleHeads : puzzles) + projected);
    }

    /// <summary>Stem with the first two stages, third, fourth; and the channels of their maps.</summary>
    private static (long[] Stages, int[] Widths) Encoder(Backbone backbone, int side)
    {
        int[] blocks = ResNetEncoder.BlocksOf(backbone);
        bool bottleneck = backbone == Backbone.ResNet50;
        int expansion = bottleneck ? ResNetEncoder.BottleneckExpansion : 1;
        long stem = Convolution(Halved(side, 1), 7, 3, 64);
        long[] layers = new long[4];
        int inputs = 64;
        for (int layer = 0; layer < 4; layer++)
        {
            int width = 64 << layer, outputs = width * expansion, mapSide = Halved(side, 2 + layer);
            for (int block = 0; block < blocks[layer]; block++)
            {
                bool first = block == 0;
                int before = first && layer > 0 ? Halved(side, 1 + layer) : mapSide;
                layers[layer] += bottleneck
                    ? Convolution(before, 1, inputs, width) + Convolution(mapSide, 3, width, width) + Convolution(mapSide, 1, width, outputs)
                    : Convolution(mapSide, 3, inputs, width) + Convolution(mapSide, 3, width, width);
                if (first && inputs != outputs)
                    layers[layer] += Convolution(mapSide, 1, inputs, outputs);
                inputs = outputs;
            }
        }

        return ([stem + layers[0] + layers[1], layers[2], layers[3]], [128 * expansion, 256 * expansion, 512 * expansion]);
    }

    private static long Convolution(int mapSide, int kernel, int inputs, int outputs) =>
        (long)mapSide * mapSide * kernel * kernel * inputs * outputs;

    private static int Halved(int side, int times)
    {
        for (int i = 0; i < times; i++)
            side = (side + 1) / 2;
        return side;
    }
}
