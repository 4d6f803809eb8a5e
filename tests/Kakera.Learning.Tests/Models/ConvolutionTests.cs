using Kakera.Learning.Models;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Models;

public sealed class ConvolutionTests
{
    // bfloat16 has 8 significant bits; a sum of many rounded products is off by less than this.
    private const double CloseEnough = .02;

    [Theory]
    [InlineData(1, 1, 8)]
    [InlineData(1, 2, 8)]
    [InlineData(1, 2, 64)]
    [InlineData(2, 2, 8)]
    [InlineData(2, 1, 64)]
    public void Gradients_in_bfloat16_are_those_of_float32_but_for_rounding(int side, int stride, int images)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var convolution = new Convolution(256, 512, 3, stride);
        Tensor input = randn(images, side, side, 256).permute(0, 3, 1, 2).to(ScalarType.BFloat16);
        for (int again = 0; again < 3; again++)
        {
            full([2_000_000], double.NaN, ScalarType.Float32).Dispose(); // what a fault would read
            (Tensor exactWeight, Tensor exactInput) = Gradients(convolution, input.to(ScalarType.Float32));
            (Tensor weight, Tensor gradient) = Gradients(convolution, input);
            Assert.InRange(Distance(weight, exactWeight), 0, CloseEnough);
            Assert.InRange(Distance(gradient, exactInput), 0, CloseEnough);
        }
    }

    private static (Tensor Weight, Tensor Input) Gradients(Convolution convolution, Tensor input)
    {
        Tensor x = input.detach().requires_grad_();
        convolution.zero_grad();
        Tensor y = convolution.forward(x);
        using Tensor direction = linspace(-1, 1, y.numel()).reshape(y.shape).to(y.dtype);
        y.backward([direction]);
        return (convolution.Weight.grad!.clone(), x.grad!.to(ScalarType.Float32));
    }

    private static double Distance(Tensor a, Tensor b) => ((a - b).norm() / b.norm()).item<float>();
}
