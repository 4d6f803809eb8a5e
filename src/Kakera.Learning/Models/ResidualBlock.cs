using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Kakera.Learning.Models;

/// <summary>A block whose input is added to its output: two 3×3 convolutions (basic), or 1×1, 3×3, 1×1 (bottleneck, the stride in the middle one).</summary>
internal sealed class ResidualBlock : Module<Tensor, Tensor>
{
    // The names of these fields are the key names of the weights: torchvision's.
#pragma warning disable IDE1006 // Naming: the fields' names are stored in weight files
    private readonly Convolution conv1;
    private readonly BatchNormalization bn1;
    private readonly Convolution conv2;
    private readonly BatchNormalization bn2;
    private readonly Convolution? conv3;
    private readonly BatchNormalization? bn3;
    private readonly Sequential? downsample;
#pragma warning restore IDE1006

    public ResidualBlock(int inputs, int width, int stride, bool bottleneck)
        : base(nameof(ResidualBlock))
    {
        int outputs = bottleneck ? width * ResNetEncoder.BottleneckExpansion : width;
        conv1 = bottleneck ? new Convolution(inputs, width, 1) : new Convolution(inputs, width, 3, stride);
        bn1 = new BatchNormalization(width);
        conv2 = new Convolution(width, width, 3, bottleneck ? stride : 1);
        bn2 = new BatchNormalization(width);
        if (bottleneck)
        {
            conv3 = new Convolution(width, outputs, 1);
            bn3 = new BatchNormalization(outputs);
        }

        if (stride != 1 || inputs != outputs)
            downsample = Sequential(new Convolution(inputs, outputs, 1, stride), new BatchNormalization(outputs));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        Tensor y = functional.relu(bn1.forward(conv1.forward(x)), inplace: true);
        y = bn2.forward(conv2.forward(y));
        if (conv3 is not null)
            y = bn3!.forward(conv3.forward(functional.relu(y, inplace: true)));
        Tensor shortcut = downsample is null ? x : downsample.forward(x);
        return functional.relu(y.Add(shortcut), inplace: true).MoveToOuterDisposeScope();
    }
}
