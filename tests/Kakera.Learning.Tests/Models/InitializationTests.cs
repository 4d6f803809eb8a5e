using Kakera.Learning.Models;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Models;

public sealed class InitializationTests
{
    private static readonly NetworkSettings Settings = new() { EmbeddingDimension = 64, ProjectorWidth = 0 };

    [Fact]
    public void One_seed_gives_one_network_and_another_seed_another()
    {
        using var one = new FgSslNetwork(Settings, 3, seed: 1);
        using var same = new FgSslNetwork(Settings, 3, seed: 1);
        using var other = new FgSslNetwork(Settings, 3, seed: 2);
        Dictionary<string, Tensor> a = one.state_dict(), b = same.state_dict(), c = other.state_dict();
        foreach (string name in a.Keys)
            Assert.True(a[name].eq(b[name]).all().item<bool>(), name);
        foreach (string name in (string[])["encoder.conv1.weight", "encoder.layer4.1.conv2.weight", "block.heads.3.linear.bias", "classifiers.0.weight"])
            Assert.True(a[name].ne(c[name]).any().item<bool>(), name);
    }

    [Fact]
    public void Classes_and_projectors_leave_the_other_weights_as_they_are()
    {
        using var plain = new FgSslNetwork(Settings, null, seed: 1);
        using var richer = new FgSslNetwork(Settings with { ProjectorWidth = 32 }, 5, seed: 1);
        Dictionary<string, Tensor> more = richer.state_dict();
        foreach ((string name, Tensor weight) in plain.state_dict())
            Assert.True(weight.eq(more[name]).all().item<bool>(), name);
    }

    [Fact]
    public void Convolutions_have_the_deviation_that_keeps_gradients_alive()
    {
        using var network = new FgSslNetwork(Settings, null, seed: 1);
        Dictionary<string, Tensor> state = network.state_dict();
        // √(2 / (outputs · k · k))
        Assert.Equal(Math.Sqrt(2.0 / (512 * 9)), Deviation(state["encoder.layer4.0.conv1.weight"]), 2e-4);
        Assert.Equal(Math.Sqrt(2.0 / 128), Deviation(state["encoder.layer2.0.downsample.0.weight"]), 3e-3);
        Assert.Equal(Math.Sqrt(2.0 / (256 * 9)), Deviation(state["block.branches.0.1.conv.weight"]), 5e-4);
        Assert.Equal(0, state["encoder.layer4.0.conv1.weight"].mean().item<float>(), 1e-4f);
    }

    [Fact]
    public void Linear_layers_are_uniform_and_normalisations_neutral()
    {
        using var network = new FgSslNetwork(Settings, 3, seed: 1);
        Dictionary<string, Tensor> state = network.state_dict();
        float bound = 1 / MathF.Sqrt(256);
        foreach (string name in (string[])["block.heads.0.linear.weight", "block.heads.0.linear.bias"])
        {
            float largest = state[name].abs().max().item<float>();
            Assert.InRange(largest, .9f * bound, bound);
        }

        Assert.Equal(bound / Math.Sqrt(3), Deviation(state["block.heads.0.linear.weight"]), 1e-3);
        Assert.True(state["encoder.bn1.weight"].eq(1).all().item<bool>());
        Assert.True(state["encoder.bn1.bias"].eq(0).all().item<bool>());
        Assert.True(state["block.heads.3.bn2.running_var"].eq(1).all().item<bool>());
    }

    private static double Deviation(Tensor weight)
    {
        using Tensor deviation = weight.std();
        return deviation.item<float>();
    }
}
