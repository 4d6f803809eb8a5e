using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Kakera.Learning.Models;

/// <summary>
/// A convolution without bias over square windows, [N, C, H, W] → [N, outputs, H', W'], that computes in the precision of its input: the
/// weights stay as they are and are rounded for the moment where the input is coarser.
/// </summary>
internal sealed class Convolution : Module<Tensor, Tensor>
{
    private readonly int _stride;
    private readonly int _padding;
    private readonly bool _isPixelwise;
#pragma warning disable IDE1006 // Naming: the field's name is stored in weight files
    private readonly Parameter weight;
#pragma warning restore IDE1006

    /// <param name="inputs">Channels of the input.</param>
    /// <param name="outputs">Channels of the output.</param>
    /// <param name="kernel">Height and width of the window, odd; the input is padded by half of it.</param>
    /// <param name="stride">Step of the window.</param>
    public Convolution(int inputs, int outputs, int kernel, int stride = 1)
        : base(nameof(Convolution))
    {
        _ = Nnpack.SwitchOff();
        (_stride, _padding) = (stride, kernel / 2);
        _isPixelwise = kernel == 1;
        weight = Parameter(zeros(outputs, inputs, kernel, kernel)); // until Initialization or a file fills them
        RegisterComponents();
    }

    /// <summary>[outputs, inputs, kernel, kernel].</summary>
    public Tensor Weight => weight;

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        Tensor rounded = x.dtype == weight.dtype ? weight : weight.to(x.dtype);
        // Over a single pixel the window has one place whatever its step. Said so, for libtorch's bfloat16 gradient of a weight takes memory
        // that nobody has written into the sum when a window of step 2 has one place.
        int stride = x.shape[2] == 1 && x.shape[3] == 1 ? 1 : _stride;
        Tensor y = IsProduct(x)
            ? Product(x, rounded, stride)
            : functional.conv2d(x, rounded, strides: [stride, stride], padding: [_padding, _padding]);
        return y.MoveToOuterDisposeScope();
    }

    // Not left to libtorch 2.10 on a CPU: on some processors without AMX its convolution of windows of one pixel, colours last, gives wrong sums
    // for 256 → 512 channels at step 2 (ResNet-18), and ends the process by a division by zero for some widths of ResNet-50.
    private bool IsProduct(Tensor x) => _isPixelwise && x.device_type == DeviceType.CPU;

    // A window of one pixel takes each pixel's colours by themselves.
    private static Tensor Product(Tensor x, Tensor weight, int stride)
    {
        Tensor seen = stride == 1 ? x : x[TensorIndex.Ellipsis, TensorIndex.Slice(step: stride), TensorIndex.Slice(step: stride)];
        Tensor colours = functional.linear(seen.permute(0, 2, 3, 1), weight.flatten(1)); // N C H W -> N H W C
        return colours.permute(0, 3, 1, 2);                                              // N H W C -> N C H W
    }
}
