using Kakera.Data;
using Kakera.Learning.Optimizers;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Optimizers;

public sealed class OptimizerTests
{
    private const double Rate = .05;

    public static TheoryData<OptimizerKind> Kinds => [.. Enum.GetValues<OptimizerKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Moves_parameters_as_the_plain_rendering_does(OptimizerKind kind)
    {
        using DisposeScope scope = NewDisposeScope();
        var settings = new OptimizerSettings { Kind = kind, WeightDecay = .02, TrustCoefficient = .1 };
        var plain = new PlainOptimizer(settings);
        double[] matrix = Draw(12, 1), vector = Draw(4, 2);
        Tensor matrixTensor = tensor(matrix, [3, 4], requires_grad: true), vectorTensor = tensor(vector, requires_grad: true);
        using var optimizer = new Optimizer(settings, [Group(("matrix", matrixTensor), ("vector", vectorTensor))]);

        for (int step = 0; step < 8; step++)
        {
            double factor = 1 - step / 10.0;
            double[] matrixGradient = Draw(12, 10 + (ulong)step), vectorGradient = Draw(4, 50 + (ulong)step);
            matrixTensor.grad = tensor(matrixGradient, [3, 4]);
            vectorTensor.grad = tensor(vectorGradient);
            optimizer.Step(factor);
            plain.Step("matrix", matrix, matrixGradient, Rate * factor, isVector: false);
            plain.Step("vector", vector, vectorGradient, Rate * factor, isVector: true);
        }

        AssertClose(matrix, matrixTensor);
        AssertClose(vector, vectorTensor);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void State_taken_over_by_another_optimiser_goes_on_alike(OptimizerKind kind)
    {
        using DisposeScope scope = NewDisposeScope();
        var settings = new OptimizerSettings { Kind = kind };
        Tensor first = tensor(Draw(6, 3), [2, 3], requires_grad: true), second = tensor(new double[6], [2, 3], requires_grad: true);
        using var one = new Optimizer(settings, [Group(("w", first))]);
        using var other = new Optimizer(settings, [Group(("w", second))]);
        Move(one, first, 4);
        using (no_grad())
            second.copy_(first);
        other.Load(one.State());
        Move(one, first, 5);
        Move(other, second, 5);
        Assert.Equal(first.data<double>().ToArray(), second.data<double>().ToArray());
    }

    [Fact]
    public void A_parameter_without_a_gradient_stays_and_does_not_age()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor resting = tensor(Draw(6, 3), [2, 3], requires_grad: true);
        double[] before = resting.data<double>().ToArray();
        using var optimizer = new Optimizer(new OptimizerSettings(), [Group(("resting", resting))]);
        optimizer.ClearGradients();
        optimizer.Step(1);
        Assert.Equal(before, resting.data<double>().ToArray());
        Assert.Equal(0, optimizer.State()["resting.steps"].item<long>());
    }

    [Fact]
    public void Cleared_gradients_are_gone()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor weight = ones(3, requires_grad: true);
        using var optimizer = new Optimizer(new OptimizerSettings(), [Group(("w", weight))]);
        weight.square().sum().backward();
        Assert.NotNull(weight.grad);
        optimizer.ClearGradients();
        Assert.Null(weight.grad);
    }

    [Fact]
    public void State_of_another_optimiser_is_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor weight = ones(3, requires_grad: true);
        using var adam = new Optimizer(new OptimizerSettings(), [Group(("w", weight))]);
        using var sgd = new Optimizer(new OptimizerSettings { Kind = OptimizerKind.Sgd }, [Group(("w", weight))]);
        Assert.Throws<KakeraException>(() => adam.Load(sgd.State()));
    }

    [Fact]
    public void A_long_gradient_is_shortened_and_keeps_its_direction()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = zeros(2, requires_grad: true), b = zeros(1, requires_grad: true);
        a.grad = tensor(new float[] { 3, 0 });
        b.grad = tensor(new float[] { 4 });
        NamedParameter[] parameters = [new("a", a), new("b", b)];
        Assert.Equal(5, GradientNorm.Measure(parameters), 1e-6);
        GradientNorm.Clip(parameters, norm: 5, limit: 1);
        Assert.Equal(.6f, a.grad![0].item<float>(), 1e-6f);
        Assert.Equal(.8f, b.grad![0].item<float>(), 1e-6f);
    }

    [Fact]
    public void Settings_out_of_range_are_all_named()
    {
        var settings = new OptimizerSettings { WeightDecay = -1, Momentum = 1, Beta1 = double.NaN, Beta2 = 1, Epsilon = 0,
            TrustCoefficient = 0 };
        Assert.Equal(
            ["weight_decay", "momentum", "beta1", "beta2", "epsilon", "trust_coefficient"], settings.Problems()
                .Select(problem => problem.Path));
    }

    private static ParameterGroup Group(params (string Name, Tensor Value)[] parameters) =>
        new(Rate, [.. parameters.Select(parameter => new NamedParameter(parameter.Name, parameter.Value))]);

    private static void Move(Optimizer optimizer, Tensor weight, ulong seed)
    {
        weight.grad = tensor(Draw(6, seed), [2, 3]);
        optimizer.Step(1);
    }

    private static double[] Draw(int count, ulong seed)
    {
        var random = new KeyedRandom(seed);
        var values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = random.NextGaussian();
        return values;
    }

    private static void AssertClose(double[] expected, Tensor actual)
    {
        double[] values = actual.data<double>().ToArray();
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], values[i], 1e-10);
    }
}
