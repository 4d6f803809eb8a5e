using Kakera.Data;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using Kakera.Learning.Tests.Onnx;
using Kakera.Learning.Tests.Training;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Inference;

public sealed class ForeignWeightsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ResNetEncoder _theirs = new(Backbone.ResNet18);

    private string Target => Path.Combine(_folder.Path, "model.safetensors");

    [Theory]
    [InlineData("", ScalarType.Float32)]
    [InlineData("module.backbone.", ScalarType.Float32)]
    [InlineData("", ScalarType.Float16)]
    public void An_encoder_has_the_features_of_the_network_that_its_weights_come_from(string prefix, ScalarType type)
    {
        ForeignWeightsSummary summary = Import(Foreign(prefix, type));
        Assert.Equal(Backbone.ResNet18, summary.Backbone);
        Assert.Equal(100, summary.Matched); // 20 convolutions, 20 normalisations with 4 tensors each
        Assert.Equal([prefix + "fc.bias", prefix + "fc.weight"], summary.Left);

        using FgSslNetwork network = ModelFile.Load(Target, CPU);
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        _theirs.eval();
        Tensor images = randn(2, 3, 64, 64, generator: new Generator(1));
        Tensor expected = _theirs.Forward(images, Branch.Stride32).Stride32!.mean([2, 3]);
        double tolerance = type == ScalarType.Float16 ? 1e-2 : 0;
        Assert.InRange((network.Features(images) - expected).abs().max().item<float>(), 0, tolerance * expected.abs().max().item<float>());
    }

    [Theory]
    [InlineData(Backbone.ResNet34)]
    [InlineData(Backbone.ResNet50)]
    public void A_deeper_network_is_not_taken_for_the_shallower_one_whose_names_it_has_too(Backbone backbone)
    {
        using var theirs = new ResNetEncoder(backbone);
        string path = _folder.File("deeper.safetensors");
        using (NewDisposeScope())
            TensorFile.Write(path, theirs.state_dict(), new Dictionary<string, string>());
        ForeignWeightsSummary summary = Import(path);
        Assert.Equal(backbone, summary.Backbone);
        Assert.Empty(summary.Left);
    }

    [Theory]
    [InlineData(PixelConvention.Normalised)]
    [InlineData(PixelConvention.Bgr255)]
    public void Weights_in_ONNX_give_the_same_maps_for_the_pixels_that_they_were_trained_on(PixelConvention pixels)
    {
        string path = _folder.File("theirs.onnx");
        Dictionary<string, Tensor> weights = _theirs.state_dict();
        new OnnxFile { Weight = name => (weights[name].shape, weights[name].data<float>().ToArray()) }.Write(path, Backbone.ResNet18);
        Assert.Equal(100, ForeignWeights.Import(path, pixels, Target, TinyRun.Network, 64, DateTimeOffset.UnixEpoch).Matched);

        using FgSslNetwork network = ModelFile.Load(Target, CPU);
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        _theirs.eval();
        Tensor values = rand(2, 3, 64, 64, generator: new Generator(1)); // red, green, blue, 0 … 1
        Tensor mean = tensor(new[] { .485f, .456f, .406f }).view(1, 3, 1, 1), deviation = tensor(new[] { .229f, .224f, .225f }).view(1, 3, 1, 1);
        Tensor centred = values - mean;
        Tensor given = pixels == PixelConvention.Normalised ? centred / deviation : (centred * 255).flip(1);
        Tensor expected = _theirs.Forward(given, Branch.Stride32).Stride32!.mean([2, 3]);
        Assert.InRange((network.Features(centred / deviation) - expected).abs().max().item<float>(), 0, 1e-3f * expected.abs().max().item<float>());
    }

    [Fact]
    public void Counters_of_normalisation_may_be_missing()
    {
        Assert.Equal(100, Import(Foreign("", ScalarType.Float32, name => !name.EndsWith("num_batches_tracked"))).Matched);
    }

    [Fact]
    public void A_file_that_lacks_weights_is_refused_by_name()
    {
        string message = Assert.Throws<KakeraException>(() => Import(Foreign("", ScalarType.Float32, name => name != "layer3.0.conv2.weight"))).Message;
        Assert.Contains("99 of the 100 weights of the nearest network, resnet18", message);
        Assert.Contains("missing: layer3.0.conv2.weight", message);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void A_file_with_other_shapes_is_refused_with_both_shapes()
    {
        string message = Assert.Throws<KakeraException>(() => Import(
            Foreign("", ScalarType.Float32, change: (name, weight) => name == "conv1.weight" ? weight.narrow(1, 0, 1) : weight))).Message;
        Assert.Contains("conv1.weight (64×1×7×7 where 64×3×7×7 is due)", message);
    }

    public void Dispose()
    {
        _theirs.Dispose();
        _folder.Dispose();
    }

    private ForeignWeightsSummary Import(string file) => ForeignWeights.Import(file, PixelConvention.Normalised, Target, TinyRun.Network, 64, DateTimeOffset.UnixEpoch);

    private string Foreign(string prefix, ScalarType type, Predicate<string>? keep = null, Func<string, Tensor, Tensor>? change = null)
    {
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> weights = _theirs.state_dict().Where(entry => keep?.Invoke(entry.Key) ?? true).ToDictionary(
            entry => prefix + entry.Key,
            entry => (change?.Invoke(entry.Key, entry.Value) ?? entry.Value) is var weight && weight.is_floating_point() ? weight.to(type) : weight);
        weights.Add(prefix + "fc.weight", zeros(1000, 512));
        weights.Add(prefix + "fc.bias", zeros(1000));
        string path = Path.Combine(_folder.Path, "resnet.safetensors");
        TensorFile.Write(path, weights, new Dictionary<string, string>());
        return path;
    }
}
