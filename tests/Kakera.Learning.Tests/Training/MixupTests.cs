using Kakera.Data;
using Kakera.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Training;

public sealed class MixupTests
{
    [Fact]
    public void Images_and_targets_are_blended_by_the_same_share_of_the_same_partner()
    {
        using DisposeScope scope = NewDisposeScope();
        // Image n is all n, and its target the n-th corner: an image's value then tells what its target must be.
        Tensor values = arange(6, ScalarType.Float32);
        Mixup mixed = Mixup.Apply(values.reshape(6, 1, 1, 1).expand(6, 3, 4, 4), eye(6), .5, new KeyedRandom(3));
        Tensor expected = mixed.Targets.matmul(values);
        Assert.True(allclose(expected, mixed.Images.mean([1, 2, 3])));
        Assert.True(allclose(mixed.Targets.sum(1), ones(6)));
        Assert.All(Enumerable.Range(0, 6), n => Assert.True(mixed.Targets[n, n].item<float>() >= .5f));
        Assert.True(mixed.Targets.diagonal().sum().item<float>() < 5.9f);
    }

    [Fact]
    public void A_share_of_nothing_leaves_all_as_it_is()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = rand(2, 3, 4, 4), targets = eye(2);
        Mixup mixed = Mixup.Apply(images, targets, 0, new KeyedRandom(3));
        Assert.Same(images, mixed.Images);
        Assert.Same(targets, mixed.Targets);
    }
}
