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
        using Convolution convolution = Drawn(256, 512, 3, stride);
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

    // A libtorch that gave its functions other names would bring the lines on stderr back.
    [Fact]
    public void Nnpack_can_be_switched_off_where_it_speaks()
    {
        using var loadsLibtorch = new Convolution(1, 1, 1);
        Assert.Equal(OperatingSystem.IsLinux(), Nnpack.SwitchOff());
    }

    // The first is one of ResNet-18 for which libtorch's own convolution gives wrong sums on some processors; at the next four, of ResNet-50, it dies.
    [Theory]
    [InlineData(256, 512, 4, 2)]
    [InlineData(256, 1024, 14, 1)]
    [InlineData(1024, 512, 14, 1)]
    [InlineData(512, 2048, 7, 1)]
    [InlineData(1024, 2048, 14, 2)]
    [InlineData(1024, 64, 5, 2)]
    [InlineData(64, 128, 7, 2)]
    public void A_window_of_one_pixel_gives_the_sums_of_its_definition(int inputs, int outputs, int side, int stride)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(2);
        using Convolution convolution = Drawn(inputs, outputs, 1, stride);
        Tensor input = randn(2, side, side, inputs).permute(0, 3, 1, 2);
        var exact = new Definition(convolution.Weight, input, stride);
        (Tensor weight, Tensor gradient) = Gradients(convolution, input);
        Assert.InRange(Distance(convolution.forward(input), exact.Output), 0, 1e-5);
        Assert.InRange(Distance(weight, exact.WeightGradient), 0, 1e-5);
        Assert.InRange(Distance(gradient, exact.InputGradient), 0, 1e-5);

        Tensor coarse = input.to(ScalarType.BFloat16);
        (weight, gradient) = Gradients(convolution, coarse);
        Assert.Equal(ScalarType.BFloat16, convolution.forward(coarse).dtype);
        Assert.InRange(Distance(convolution.forward(coarse).to(ScalarType.Float32), exact.Output), 0, CloseEnough);
        Assert.InRange(Distance(weight, exact.WeightGradient), 0, CloseEnough);
        Assert.InRange(Distance(gradient, exact.InputGradient), 0, CloseEnough);
    }

    [Fact]
    public void Colours_stay_last_in_memory()
    {
        using var scope = NewDisposeScope();
        using Convolution convolution = Drawn(16, 1024, 1, 2);
        Tensor output = convolution.forward(randn(2, 6, 6, 16).permute(0, 3, 1, 2));
        Assert.Equal([2, 1024, 3, 3], output.shape);
        Assert.True(output.permute(0, 2, 3, 1).is_contiguous());
    }

    // y[n, o, h, w] = Σᵢ W[o, i] x[n, i, s h, s w] in float64, and the gradients of Σ d y for the direction d below, written out.
    private sealed class Definition
    {
        public Definition(Tensor weight, Tensor input, int stride)
        {
            Tensor w = weight.detach().to(ScalarType.Float64).reshape(weight.shape[0], weight.shape[1]);
            Tensor x = input.to(ScalarType.Float64);
            long[] places = [.. Enumerable.Range(0, (int)x.shape[2]).Where(at => at % stride == 0).Select(at => (long)at)];
            Tensor seen = x.index_select(2, tensor(places)).index_select(3, tensor(places));
            Output = einsum("oi,nihw->nohw", w, seen).to(ScalarType.Float32);
            Tensor direction = Direction(Output).to(ScalarType.Float64);
            WeightGradient = einsum("nohw,nihw->oi", direction, seen).reshape(weight.shape).to(ScalarType.Float32);
            Tensor gradient = zeros_like(x);
            Tensor back = einsum("oi,nohw->nihw", w, direction);
            for (int h = 0; h < places.Length; h++)
                for (int v = 0; v < places.Length; v++)
                    gradient[TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Single(places[h]), TensorIndex.Single(places[v])] =
                        back[TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Single(h), TensorIndex.Single(v)];
            InputGradient = gradient.to(ScalarType.Float32);
        }

        public Tensor Output { get; }

        public Tensor WeightGradient { get; }

        public Tensor InputGradient { get; }
    }

    private static Convolution Drawn(int inputs, int outputs, int kernel, int stride)
    {
        var convolution = new Convolution(inputs, outputs, kernel, stride);
        Initialization.Apply(convolution, seed: 2);
        return convolution;
    }

    private static Tensor Direction(Tensor y) => linspace(-1, 1, y.numel()).reshape(y.shape);

    private static (Tensor Weight, Tensor Input) Gradients(Convolution convolution, Tensor input)
    {
        Tensor x = input.detach().requires_grad_();
        convolution.zero_grad();
        Tensor y = convolution.forward(x);
        using Tensor direction = Direction(y).to(y.dtype);
        y.backward([direction]);
        return (convolution.Weight.grad!.clone(), x.grad!.to(ScalarType.Float32));
    }

    private static double Distance(Tensor a, Tensor b) => ((a - b).norm() / b.norm()).item<float>();
}
