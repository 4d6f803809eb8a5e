using Kakera.Learning.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Models;

/// <summary>One network of three classes, made once: its weights are not changed by any test, its running statistics only as said.</summary>
public sealed class FgSslNetworkTests : IClassFixture<FgSslNetworkTests.Fixture>
{
    private const int D = 16;
    private readonly FgSslNetwork _network;

    public FgSslNetworkTests(Fixture fixture)
    {
        _network = fixture.Network;
        foreach (TorchSharp.Modules.Parameter parameter in _network.parameters())
            parameter.grad = null;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Four_embeddings_from_one_pass_are_those_of_four_passes(bool training)
    {
        _network.train(training);
        using var scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        IReadOnlyList<Tensor> together = _network.EmbedAll(Images(4));
        foreach (Branch branch in Enum.GetValues<Branch>())
        {
            Assert.Equal([4, D], together[(int)branch].shape);
            Assert.True(_network.Embed(Images(4), branch).allclose(together[(int)branch], rtol: 1e-4, atol: 1e-5));
        }
    }

    [Fact]
    public void Four_classifications_from_one_pass_are_those_of_four_passes()
    {
        _network.eval();
        using var scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        IReadOnlyList<Tensor> together = _network.ClassifyAll(Images(2));
        foreach (Branch branch in Enum.GetValues<Branch>())
        {
            Assert.Equal([2, 3], together[(int)branch].shape);
            Assert.True(_network.Classify(Images(2), branch).allclose(together[(int)branch], rtol: 1e-4, atol: 1e-5));
        }
    }

    [Theory]
    [InlineData(Branch.Stride8, new[] { "encoder.conv1", "encoder.bn1", "encoder.layer1", "encoder.layer2", "block.branches.0", "block.heads.0" })]
    [InlineData(
        Branch.Stride16,
        new[] { "encoder.conv1", "encoder.bn1", "encoder.layer1", "encoder.layer2", "encoder.layer3", "block.branches.1", "block.heads.1" })]
    [InlineData(Branch.Stride32, new[] { "encoder", "block.branches.2", "block.heads.2" })]
    [InlineData(Branch.Fused, new[] { "encoder", "block.branches", "block.heads.3" })]
    public void An_embedding_trains_what_it_is_made_of_and_nothing_else(Branch branch, string[] parts)
    {
        _network.train();
        using var scope = NewDisposeScope();
        _network.Embed(Images(4), branch).square().sum().backward();
        foreach ((string name, TorchSharp.Modules.Parameter parameter) in _network.named_parameters())
            Assert.True(parts.Any(part => name.StartsWith(part + ".", StringComparison.Ordinal)) == parameter.grad is not null, name);
    }

    [Fact]
    public void A_classification_trains_the_classifier_of_its_branch()
    {
        _network.train();
        using var scope = NewDisposeScope();
        _network.Classify(Images(4), Branch.Stride16).square().sum().backward();
        string[] trained = [.. _network.named_parameters().Where(p => p.parameter.grad is not null).Select(p => p.name)];
        Assert.Contains("classifiers.1.weight", trained);
        Assert.DoesNotContain("classifiers.0.weight", trained);
        Assert.DoesNotContain("encoder.layer4.0.conv1.weight", trained);
    }

    [Fact]
    public void Frozen_features_are_averages_of_the_deepest_map_and_maxima_of_all_three()
    {
        _network.eval();
        using var scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        Tensor images = Images(2, side: 64);
        StageMaps maps = _network.Encoder.Forward(images, Branch.Stride32);
        Assert.Equal([2, 512], _network.Features(images).shape);
        Assert.True(_network.Features(images).allclose(maps.Stride32!.flatten(2).mean([2])));
        Tensor fused = _network.FusedFeatures(images);
        Assert.Equal([2, 3 * 512 / 2], fused.shape);
        Assert.True(fused.ge(0).all().item<bool>());
    }

    [Fact]
    public void A_network_that_enlarges_images_sees_what_bilinear_interpolation_makes_of_them()
    {
        using var network = new FgSslNetwork(new NetworkSettings { EmbeddingDimension = 8, ProjectorWidth = 0 }, null, seed: 1);
        network.to(float64);
        network.eval();
        using var scope = NewDisposeScope();
        Tensor images = Images(2).to(float64).requires_grad_(), rows = Interpolation(from: 32, to: 96);
        (Tensor Embeddings, Tensor Features, Tensor Fused, Tensor Gradient) Seen(Func<Tensor, Tensor> look)
        {
            Tensor embeddings = stack(network.EmbedAll(look(images)));
            Tensor gradient = autograd.grad([embeddings.pow(3).sum()], [images])[0];
            return (embeddings, network.Features(look(images)), network.FusedFeatures(look(images)), gradient);
        }

        var expected = Seen(given => rows.matmul(given).matmul(rows.t()));
        var small = Seen(given => given);
        network.Enlargement = 3;
        var actual = Seen(given => given);
        Assert.True(expected.Embeddings.allclose(actual.Embeddings, rtol: 1e-9, atol: 1e-12));
        Assert.True(expected.Features.allclose(actual.Features, rtol: 1e-9, atol: 1e-12));
        Assert.True(expected.Fused.allclose(actual.Fused, rtol: 1e-9, atol: 1e-12));
        Assert.True(expected.Gradient.allclose(actual.Gradient, rtol: 1e-7, atol: 1e-12));
        Assert.False(small.Features.allclose(actual.Features, rtol: 1e-2));
    }

    // Where a pixel's middle comes to lie between two others, it is so much of the one and so much of the other: [to, from].
    private static Tensor Interpolation(int from, int to)
    {
        var weights = new double[to, from];
        for (int i = 0; i < to; i++)
        {
            double place = Math.Clamp((i + .5) * from / to - .5, 0, from - 1);
            int below = (int)place, above = Math.Min(below + 1, from - 1);
            weights[i, below] += 1 - (place - below);
            weights[i, above] += place - below;
        }

        return tensor(weights);
    }

    [Fact]
    public void Only_what_is_returned_outlives_a_call()
    {
        _network.eval();
        using var scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        Tensor images = Images(2);
        int before = scope.DisposablesCount;
        _network.Embed(images, Branch.Fused);
        _network.Features(images);
        _network.FusedFeatures(images);
        _network.Classify(images, Branch.Stride8);
        Assert.Equal(before + 4, scope.DisposablesCount);
        _network.EmbedAll(images);
        _network.ClassifyAll(images);
        Assert.Equal(before + 12, scope.DisposablesCount);
    }

    [Fact]
    public void The_callers_images_are_left_as_they_were()
    {
        _network.train();
        using var scope = NewDisposeScope();
        Tensor images = Images(2);
        _network.Embed(images, Branch.Fused);
        Assert.True(images.eq(Images(2)).all().item<bool>());
    }

    [Fact]
    public void Running_statistics_follow_slowly_in_the_branches_and_as_usual_elsewhere()
    {
        using var network = new FgSslNetwork(new NetworkSettings { EmbeddingDimension = 8, ProjectorWidth = 0 }, null, seed: 1);
        network.train();
        using var scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        network.Embed(Images(4), Branch.Stride8);
        Tensor stem = network.Encoder.state_dict()["conv1.weight"];
        Tensor after = nn.functional.conv2d(Images(4), stem, strides: [2, 2], padding: [3, 3]);
        Dictionary<string, Tensor> state = network.state_dict();
        Assert.True(state["encoder.bn1.running_mean"].allclose(.1 * after.mean([0, 2, 3]), rtol: 1e-4, atol: 1e-6));
        // Of a variance that starts at 1, what is left after one step says the momentum: 1 − m + m · var, var from the map itself.
        Tensor map = network.Encoder.Forward(Images(4), Branch.Stride8).Stride8;
        Tensor wide = nn.functional.conv2d(map, state["block.branches.0.0.conv.weight"]);
        Assert.True(state["block.branches.0.0.bn.running_mean"].allclose(.01 * wide.mean([0, 2, 3]), rtol: 1e-3, atol: 1e-6));
        Assert.True(state["block.branches.0.0.bn.running_var"].allclose(.99 + .01 * wide.var([0, 2, 3], unbiased: true), rtol: 1e-4));
        Assert.Equal(1, state["block.heads.0.bn1.num_batches_tracked"].item<long>());
        Assert.Equal(0, state["block.heads.1.bn1.num_batches_tracked"].item<long>());
    }

    [Fact]
    public void Encoding_the_partner_once_updates_each_running_statistic_once()
    {
        using var network = new FgSslNetwork(new NetworkSettings { EmbeddingDimension = 8, ProjectorWidth = 0 }, null, seed: 1);
        network.train();
        using var scope = NewDisposeScope();
        network.EmbedAll(Images(4));
        foreach ((string name, Tensor count) in network.state_dict().Where(p => p.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)))
            Assert.True(count.item<long>() == 1, name);
    }

    [Fact]
    public void Without_classes_there_is_nothing_to_classify_with()
    {
        using var network = new FgSslNetwork(new NetworkSettings { EmbeddingDimension = 8, ProjectorWidth = 0 }, null, seed: 1);
        using var scope = NewDisposeScope();
        Assert.Throws<InvalidOperationException>(() => network.Classify(Images(2), Branch.Fused));
        Assert.DoesNotContain(network.state_dict().Keys, name => name.StartsWith("classifiers", StringComparison.Ordinal));
    }

    [Fact]
    public void A_projector_stands_between_embedding_and_loss_only_where_asked_for()
    {
        using var network = new FgSslNetwork(new NetworkSettings { EmbeddingDimension = 8, ProjectorWidth = 24 }, null, seed: 1);
        network.train();
        using var scope = NewDisposeScope();
        Tensor embedding = randn(4, 8, generator: new Generator(1));
        Assert.Equal([4, 24], network.Project(embedding, Branch.Stride32).shape);
        Assert.True(_network.Project(embedding, Branch.Stride32).eq(embedding).all().item<bool>());
    }

    private static Tensor Images(int n, int side = 32) => randn([n, 3, side, side], generator: new Generator(5));

    public sealed class Fixture : IDisposable
    {
        public FgSslNetwork Network { get; } = new(new NetworkSettings { EmbeddingDimension = D, ProjectorWidth = 0 }, classCount: 3, seed: 2);

        public void Dispose() => Network.Dispose();
    }
}
