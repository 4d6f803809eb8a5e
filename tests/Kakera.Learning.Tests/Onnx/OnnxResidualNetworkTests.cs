using Kakera.Data;
using Kakera.Learning.Models;
using Kakera.Learning.Onnx;

namespace Kakera.Learning.Tests.Onnx;

public sealed class OnnxResidualNetworkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("theirs.onnx");

    [Theory]
    [InlineData(Backbone.ResNet18, false)]
    [InlineData(Backbone.ResNet34, true)]
    [InlineData(Backbone.ResNet50, false)]
    public void Every_weight_is_known_by_its_place(Backbone backbone, bool inNumbers)
    {
        using var encoder = new ResNetEncoder(backbone);
        string[] expected = [.. encoder.state_dict().Keys.Where(name => !name.EndsWith("num_batches_tracked")).Order(StringComparer.Ordinal)];
        float[] Mark(string name) => [Array.IndexOf(expected, name)];
        new OnnxFile { Weight = name => ([1], Mark(name)), InNumbers = inNumbers }.Write(Path, backbone);

        IReadOnlyDictionary<string, OnnxTensor> weights = OnnxResidualNetwork.Read(Path);
        Assert.Equal(expected, weights.Keys.Order(StringComparer.Ordinal));
        Assert.All(weights, weight => Assert.Equal(Mark(weight.Key), weight.Value.Values));
    }

    [Fact]
    public void A_normalisation_that_was_folded_away_is_missed()
    {
        new OnnxFile { Weight = _ => ([1], [0]), Folded = "layer2.0.bn1" }.Write(Path, Backbone.ResNet18);
        Assert.Contains("no batch normalisation follows", Message());
    }

    [Fact]
    public void Numbers_that_do_not_fill_their_shape_are_refused()
    {
        new OnnxFile { Weight = _ => ([2, 3], [0, 1, 2]) }.Write(Path, Backbone.ResNet18);
        Assert.Contains("has 3 numbers for the shape 2×3", Message());
    }

    [Fact]
    public void A_file_that_is_cut_off_is_refused()
    {
        new OnnxFile { Weight = _ => ([1], [0]) }.Write(Path, Backbone.ResNet18);
        File.WriteAllBytes(Path, File.ReadAllBytes(Path)[..^100]);
        Assert.Contains("damaged or no ONNX model", Message());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no protocol buffer at all")]
    public void Another_file_is_refused(string content)
    {
        File.WriteAllText(Path, content);
        Assert.Contains("damaged or no ONNX model", Message());
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_to_be_missing() => Assert.Contains(Path, Message());

    public void Dispose() => _folder.Dispose();

    private string Message() => Assert.Throws<KakeraException>(() => OnnxResidualNetwork.Read(Path)).Message;
}
