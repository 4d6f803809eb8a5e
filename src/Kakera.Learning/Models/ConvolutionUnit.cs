using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Kakera.Learning.Models;

/// <summary>Convolution without bias, batch normalisation, ReLU: [N, C, H, W] → [N, outputs, H, W].</summary>
internal sealed class ConvolutionUnit : Module<Tensor, Tensor>
{
#pragma warning disable IDE1006 // Naming: the fields' names are stored in weight files
    private readonly Convolution conv;
    private readonly BatchNormalization bn;
#pragma warning restore IDE1006

    public ConvolutionUnit(int inputs, int outputs, int kernel, double momentum)
        : base(nameof(ConvolutionUnit))
    {
        conv = new Convolution(inputs, outputs, kernel);
        bn = new BatchNormalization(outputs, momentum);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return functional.relu(bn.forward(conv.forward(x)), inplace: true).MoveToOuterDisposeScope();
    }
}
