using System.Text.Json;
using Kakera.Data;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Inference;
using Kakera.Learning.Methods;
using Kakera.Learning.Models;
using Kakera.Learning.Probes;
using Kakera.Learning.Tests.Training;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Methods;

public sealed class EncoderAloneTests
{
    [Fact]
    public void Fine_tuning_takes_the_encoder_and_starts_all_else_as_from_scratch()
    {
        using var folder = new TemporaryFolder();
        string path = Write(folder);
        using FgSslNetwork network = new(TinyRun.Network, 2, seed: 5), scratch = new(TinyRun.Network, 2, seed: 5);
        ModelFile.LoadEncoder(path, network);
        using var scope = NewDisposeScope();
        IReadOnlyDictionary<string, Tensor> kept = TensorFile.Read(path).Tensors;
        foreach ((string name, Tensor weight) in network.state_dict())
        {
            Tensor expected = NetworkParts.IsEncoder(name) ? kept[name] : scratch.state_dict()[name];
            Assert.True(expected.bytes.SequenceEqual(weight.bytes), name);
        }
    }

    [Fact]
    public void Its_branches_give_no_features()
    {
        using var folder = new TemporaryFolder();
        KakeraException refusal = Assert.Throws<KakeraException>(() =>
            FrozenFeatures.Extract(Write(folder), TinyRun.Images(2), TinyRun.Context(folder), FeatureKind.Fused));
        Assert.Contains("an encoder alone", refusal.Message);
    }

    [Fact]
    public void Every_method_begins_with_the_encoder_that_a_network_of_its_seed_has()
    {
        using var network = new FgSslNetwork(TinyRun.Network, null, seed: 3);
        byte[] expected = [.. network.state_dict()["encoder.layer3.1.conv2.weight"].bytes];
        foreach (string name in PretrainMethods.Names)
        {
            using IPretrainMethod method = PretrainMethods.Create(
                new MethodSetup(TinyRun.Network, TinyRun.Pretrain with { Method = name }, Seed: 3, ScalarType.Float32));
            Assert.True(method.Network.state_dict()["encoder.layer3.1.conv2.weight"].bytes.SequenceEqual(expected), name);
        }
    }

    private static string Write(TemporaryFolder folder)
    {
        using IPretrainMethod method = PretrainMethods.Create(
            new MethodSetup(TinyRun.Network, TinyRun.Pretrain with { Method = "barlow-twins" }, Seed: 3, ScalarType.Float32));
        string path = folder.File("encoder.safetensors");
        Dictionary<string, Tensor> encoder = method.Network.state_dict().Where(entry => NetworkParts.IsEncoder(entry.Key))
            .ToDictionary(entry => entry.Key, entry => entry.Value);
        ModelFile.Write(path, encoder, new ModelDescription
        {
            Kind = ModelKind.Encoder,
            EncoderAlone = true,
            Network = TinyRun.Network,
            Classes = [],
            ImageSide = TinyRun.Side,
            Settings = JsonSerializer.SerializeToElement("none"),
        });
        return path;
    }
}
