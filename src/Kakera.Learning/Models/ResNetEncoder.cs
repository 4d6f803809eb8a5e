using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Kakera.Learning.Models;

/// <summary>A residual network without its classifier, with torchvision's key names, computed only as deep as asked.</summary>
public sealed class ResNetEncoder : Module
{
    internal const int BottleneckExpansion = 4;

#pragma warning disable IDE1006 // Naming: the fields' names are stored in weight files
    private readonly Convolution conv1;
    private readonly BatchNormalization bn1;
    private readonly MaxPool2d maxpool;
    private readonly Sequential layer1;
    private readonly Sequential layer2;
    private readonly Sequential layer3;
    private readonly Sequential layer4;
#pragma warning restore IDE1006

    /// <param name="backbone">Which residual network.</param>
    public ResNetEncoder(Backbone backbone)
        : base(nameof(ResNetEncoder))
    {
        int[] blocks = BlocksOf(backbone);
        bool bottleneck = backbone == Backbone.ResNet50;
        int expansion = bottleneck ? BottleneckExpansion : 1;
        conv1 = new Convolution(3, 64, 7, 2);
        bn1 = new BatchNormalization(64);
        maxpool = MaxPool2d(3, 2, 1);
        layer1 = Layer(64, 64, blocks[0], 1, bottleneck);
        layer2 = Layer(64 * expansion, 128, blocks[1], 2, bottleneck);
        layer3 = Layer(128 * expansion, 256, blocks[2], 2, bottleneck);
        layer4 = Layer(256 * expansion, 512, blocks[3], 2, bottleneck);
        Widths = [128 * expansion, 256 * expansion, 512 * expansion];
        RegisterComponents();
    }

    /// <summary>Channels of the maps of stride 8, 16 and 32.</summary>
    public IReadOnlyList<int> Widths { get; }

    /// <summary>Features of the last map, E: 512, or 2048 for <see cref="Backbone.ResNet50"/>.</summary>
    public int Width => Widths[^1];

    /// <summary>The maps down to the one that <paramref name="deepest"/> needs; the stages after it are not computed.</summary>
    /// <param name="images">[N, 3, H, W].</param>
    /// <param name="deepest">The deepest branch wanted; the fused one needs all stages.</param>
    public StageMaps Forward(Tensor images, Branch deepest)
    {
        using var scope = NewDisposeScope();
        Tensor x = maxpool.forward(functional.relu(bn1.forward(conv1.forward(ColoursLast(images))), inplace: true));
        Tensor stride8 = layer2.forward(layer1.forward(x));
        Tensor? stride16 = deepest >= Branch.Stride16 ? layer3.forward(stride8) : null;
        Tensor? stride32 = deepest >= Branch.Stride32 ? layer4.forward(stride16!) : null;
        return new StageMaps(
            stride8.MoveToOuterDisposeScope(), stride16?.MoveToOuterDisposeScope(), stride32?.MoveToOuterDisposeScope());
    }

    /// <summary>Blocks in each of the four layers.</summary>
    internal static int[] BlocksOf(Backbone backbone) => backbone == Backbone.ResNet18 ? [2, 2, 2, 2] : [3, 4, 6, 3];

    // Colours last in memory: so convolutions need not rearrange what they read and write. Shape and values are the same.
    private static Tensor ColoursLast(Tensor images) => images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    private static Sequential Layer(int inputs, int width, int blocks, int stride, bool bottleneck)
    {
        int outputs = bottleneck ? width * BottleneckExpansion : width;
        return Sequential([.. Enumerable.Range(0, blocks).Select(i =>
            new ResidualBlock(i == 0 ? inputs : outputs, width, i == 0 ? stride : 1, bottleneck))]);
    }
}
