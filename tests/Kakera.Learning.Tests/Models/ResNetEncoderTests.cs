using Kakera.Learning.Models;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Models;

public sealed class ResNetEncoderTests
{
    private static readonly string[] NormalisationKeys = ["weight", "bias", "running_mean", "running_var", "num_batches_tracked"];

    /// <summary>Numbers of weights and of stored tensors are torchvision's, less those of <c>fc</c>.</summary>
    [Theory]
    [InlineData(Backbone.ResNet18, 11_176_512, 120)]
    [InlineData(Backbone.ResNet34, 21_284_672, 216)]
    [InlineData(Backbone.ResNet50, 23_508_032, 318)]
    public void Has_as_many_weights_as_torchvisions(Backbone backbone, long weights, int tensors)
    {
        using var encoder = new ResNetEncoder(backbone);
        Assert.Equal(weights, encoder.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(tensors, encoder.state_dict().Count);
    }

    [Theory]
    [InlineData(Backbone.ResNet18, new[] { 2, 2, 2, 2 }, 2)]
    [InlineData(Backbone.ResNet34, new[] { 3, 4, 6, 3 }, 2)]
    [InlineData(Backbone.ResNet50, new[] { 3, 4, 6, 3 }, 3)]
    public void Names_its_weights_as_torchvision_does(Backbone backbone, int[] blocks, int convolutions)
    {
        var expected = new List<string> { "conv1.weight" };
        expected.AddRange(NormalisationKeys.Select(key => $"bn1.{key}"));
        for (int stage = 1; stage <= 4; stage++)
        {
            for (int block = 0; block < blocks[stage - 1]; block++)
            {
                string name = $"layer{stage}.{block}";
                for (int i = 1; i <= convolutions; i++)
                {
                    expected.Add($"{name}.conv{i}.weight");
                    expected.AddRange(NormalisationKeys.Select(key => $"{name}.bn{i}.{key}"));
                }

                if (block == 0 && (stage > 1 || backbone == Backbone.ResNet50))
                {
                    expected.Add($"{name}.downsample.0.weight");
                    expected.AddRange(NormalisationKeys.Select(key => $"{name}.downsample.1.{key}"));
                }
            }
        }

        using var encoder = new ResNetEncoder(backbone);
        Assert.Equal(expected.Order(), encoder.state_dict().Keys.Order());
    }

    [Theory]
    [InlineData(Backbone.ResNet18, "layer2.0.conv1.weight", new long[] { 128, 64, 3, 3 })]
    [InlineData(Backbone.ResNet18, "layer2.0.downsample.0.weight", new long[] { 128, 64, 1, 1 })]
    [InlineData(Backbone.ResNet50, "layer1.0.downsample.0.weight", new long[] { 256, 64, 1, 1 })]
    [InlineData(Backbone.ResNet50, "layer4.0.conv1.weight", new long[] { 512, 1024, 1, 1 })]
    [InlineData(Backbone.ResNet50, "layer4.0.conv2.weight", new long[] { 512, 512, 3, 3 })]
    [InlineData(Backbone.ResNet50, "layer4.2.conv3.weight", new long[] { 2048, 512, 1, 1 })]
    public void Its_weights_have_torchvisions_shapes(Backbone backbone, string name, long[] shape)
    {
        using var encoder = new ResNetEncoder(backbone);
        Assert.Equal(shape, encoder.state_dict()[name].shape);
    }

    [Theory]
    [InlineData(Backbone.ResNet18, 512)]
    [InlineData(Backbone.ResNet50, 2048)]
    public void Its_maps_have_strides_8_16_and_32(Backbone backbone, int width)
    {
        using var encoder = new ResNetEncoder(backbone);
        encoder.eval();
        using var scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        StageMaps maps = encoder.Forward(zeros(1, 3, 64, 96), Branch.Fused);
        Assert.Equal(width, encoder.Width);
        Assert.Equal([1, width / 4, 8, 12], maps.Stride8.shape);
        Assert.Equal([1, width / 2, 4, 6], maps.Stride16!.shape);
        Assert.Equal([1, width, 2, 3], maps.Stride32!.shape);
    }

    [Fact]
    public void Computes_no_stage_deeper_than_asked()
    {
        using var encoder = new ResNetEncoder(Backbone.ResNet18);
        encoder.train();
        using var scope = NewDisposeScope();
        StageMaps maps = encoder.Forward(randn(2, 3, 32, 32, generator: new Generator(1)), Branch.Stride8);
        Assert.Null(maps.Stride16);
        Assert.Null(maps.Stride32);
        Assert.Throws<InvalidOperationException>(() => maps.Of(Branch.Stride16));
        Assert.Throws<InvalidOperationException>(() => maps.Of(Branch.Fused));

        maps.Stride8.sum().backward();
        foreach ((string name, TorchSharp.Modules.Parameter parameter) in encoder.named_parameters())
            Assert.Equal(name.StartsWith("layer3", StringComparison.Ordinal) || name.StartsWith("layer4", StringComparison.Ordinal), parameter.grad is null);
        Assert.Equal(1, encoder.state_dict()["layer2.0.bn1.num_batches_tracked"].item<long>());
        Assert.Equal(0, encoder.state_dict()["layer3.0.bn1.num_batches_tracked"].item<long>());
    }
}
