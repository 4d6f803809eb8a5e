using Kakera.Learning.Losses;
using Kakera.Learning.Tests.Parity;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Losses;

public sealed class CrossCorrelationLossTests
{
    private static readonly CrossCorrelationSettings Settings = new();

    [Fact]
    public void Ignores_affine_changes_of_a_view()
    {
        using var scope = NewDisposeScope();
        Tensor x = 50 * Variable.Random(1, 8, 4).ToTensor(), y = 50 * Variable.Random(2, 8, 4).ToTensor();
        Tensor changed = x * tensor([2.0, .5, 7, 1]) + tensor([1.0, -4, 0, 9]);
        double before = CrossCorrelationLoss.Compute(x, y, Settings).item<double>();
        Assert.Equal(before, CrossCorrelationLoss.Compute(changed, y, Settings).item<double>(), before * 1e-6);

        var reference = new CrossCorrelationSettings { Reference = true };
        before = CrossCorrelationLoss.Compute(x, y, reference).item<double>();
        Assert.Equal(before, CrossCorrelationLoss.Compute(changed, y, reference).item<double>(), before * 1e-12);
    }

    [Fact]
    public void A_mirrored_coordinate_is_not_ignored()
    {
        using var scope = NewDisposeScope();
        Tensor x = Uncorrelated();
        Tensor mirrored = x * tensor([-1.0, 1, 1]);
        Assert.Equal(4, CrossCorrelationLoss.Compute(x, mirrored, Settings).item<double>(), 1e-3);
    }

    [Fact]
    public void Is_nearly_zero_for_one_view_with_uncorrelated_coordinates()
    {
        using var scope = NewDisposeScope();
        Tensor x = Uncorrelated();
        Assert.InRange(CrossCorrelationLoss.Compute(x, x, Settings).item<double>(), 0, 1e-9);
    }

    [Fact]
    public void Coordinates_that_repeat_one_another_cost_the_off_diagonal_weight()
    {
        using var scope = NewDisposeScope();
        Tensor x = Uncorrelated()[TensorIndex.Colon, TensorIndex.Slice(0, 1)].expand(4, 3);
        Assert.Equal(6 * 5e-3, CrossCorrelationLoss.Compute(x, x, Settings).item<double>(), 1e-6);
    }

    [Fact]
    public void Changing_the_images_order_changes_nothing()
    {
        using var scope = NewDisposeScope();
        Tensor x = Variable.Random(1, 6, 4).ToTensor(), y = Variable.Random(2, 6, 4).ToTensor(), order = tensor([4L, 2, 0, 5, 1, 3]);
        double before = CrossCorrelationLoss.Compute(x, y, Settings).item<double>();
        Assert.Equal(before, CrossCorrelationLoss.Compute(x[order], y[order], Settings).item<double>(), before * 1e-12);
    }

    [Fact]
    public void A_constant_coordinate_neither_divides_by_zero_nor_breaks_the_gradient()
    {
        using var scope = NewDisposeScope();
        Tensor x = ones([6, 4], ScalarType.Float32).requires_grad_();
        Tensor loss = CrossCorrelationLoss.Compute(x, x, Settings);
        loss.backward();
        Assert.Equal(4, loss.item<float>(), 1e-6);
        Assert.True(x.grad!.isfinite().all().item<bool>());
    }

    [Fact]
    public void Is_computed_in_float32_whatever_comes_in()
    {
        using var scope = NewDisposeScope();
        Tensor x = Variable.Random(1, 8, 4).ToTensor().to(ScalarType.BFloat16), y = Variable.Random(2, 8, 4).ToTensor().to(ScalarType.BFloat16);
        Tensor loss = CrossCorrelationLoss.Compute(x, y, Settings);
        Assert.Equal(ScalarType.Float32, loss.dtype);
        Tensor widened = CrossCorrelationLoss.Compute(x.to(ScalarType.Float32), y.to(ScalarType.Float32), Settings);
        Assert.Equal(widened.item<float>(), loss.item<float>());
    }

    [Fact]
    public void The_parts_add_up_to_the_loss_and_carry_no_gradient()
    {
        using var scope = NewDisposeScope();
        Tensor x = Variable.Random(1, 8, 4).ToTensor(withGradient: true), y = Variable.Random(2, 8, 4).ToTensor();
        CrossCorrelationParts parts = CrossCorrelationLoss.Measure(x, y, Settings);
        double sum = parts.OnDiagonal.item<double>() + 5e-3 * parts.OffDiagonal.item<double>();
        Assert.Equal(sum, parts.Loss.item<double>(), sum * 1e-12);
        Assert.True(parts.Loss.requires_grad);
        Assert.False(parts.OnDiagonal.requires_grad || parts.OffDiagonal.requires_grad);
    }

    [Fact]
    public void Only_what_is_returned_outlives_the_call()
    {
        using var scope = NewDisposeScope();
        Tensor x = Variable.Random(1, 8, 4).ToTensor(), y = Variable.Random(2, 8, 4).ToTensor();
        int before = scope.DisposablesCount;
        CrossCorrelationLoss.Compute(x, y, Settings);
        Assert.Equal(before + 1, scope.DisposablesCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void An_off_diagonal_weight_out_of_range_is_a_problem(double weight)
    {
        Assert.Equal("off_diagonal_weight", Assert.Single(new CrossCorrelationSettings { OffDiagonalWeight = weight }.Problems()).Path);
        Assert.Empty(Settings.Problems());
    }

    /// <summary>Four images, three coordinates with correlation zero (the Hadamard matrix without its constant column).</summary>
    private static Tensor Uncorrelated() => tensor([1.0, 1, 1, -1, 1, -1, 1, -1, -1, -1, -1, 1], [4, 3]);
}
