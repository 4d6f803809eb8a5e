using Kakera.Learning.Losses;
using Kakera.Learning.Tests.Parity;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Losses;

public sealed class ClassificationLossTests
{
    [Fact]
    public void Equal_class_weights_change_nothing()
    {
        using var scope = NewDisposeScope();
        Tensor logits = Variable.Random(1, 4, 3).ToTensor(), targets = ClassificationLoss.Targets(tensor([0L, 1, 2, 2]), 3, .1);
        double plain = ClassificationLoss.Compute(logits, targets.to(ScalarType.Float64), null).item<double>();
        double weighted = ClassificationLoss.Compute(logits, targets.to(ScalarType.Float64), full([3], 7, ScalarType.Float64)).item<double>();
        Assert.Equal(plain, weighted, 1e-12);
    }

    [Fact]
    public void A_class_without_weight_does_not_count()
    {
        using var scope = NewDisposeScope();
        Tensor logits = Variable.Random(1, 3, 2).ToTensor().to(ScalarType.Float32);
        Tensor targets = ClassificationLoss.Targets(tensor([0L, 1, 0]), 2, 0);
        float weighted = ClassificationLoss.Compute(logits, targets, tensor([0f, 1f])).item<float>();
        float alone = ClassificationLoss.Compute(logits[1].unsqueeze(0), targets[1].unsqueeze(0), null).item<float>();
        Assert.Equal(alone, weighted, 1e-6f);
    }

    [Fact]
    public void Guessing_evenly_costs_the_logarithm_of_the_number_of_classes()
    {
        using var scope = NewDisposeScope();
        Tensor targets = ClassificationLoss.Targets(tensor([0L, 4]), 5, 0);
        Assert.Equal(MathF.Log(5), ClassificationLoss.Compute(zeros(2, 5), targets, null).item<float>(), 1e-6f);
    }

    [Fact]
    public void Large_logits_do_not_overflow()
    {
        using var scope = NewDisposeScope();
        Tensor logits = tensor([1000f, -1000f], [1, 2]).requires_grad_();
        Tensor loss = ClassificationLoss.Compute(logits, ClassificationLoss.Targets(tensor([1L]), 2, 0), null);
        loss.backward();
        Assert.Equal(2000f, loss.item<float>());
        Assert.True(logits.grad!.isfinite().all().item<bool>());
    }
}
