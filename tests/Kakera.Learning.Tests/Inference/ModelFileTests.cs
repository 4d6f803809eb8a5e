using System.Text.Json;
using System.Text.RegularExpressions;
using Kakera.Data;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using Kakera.Learning.Tests.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Inference;

public sealed partial class ModelFileTests : IDisposable
{
    private const int Newer = ModelDescription.CurrentFormat + 1;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_a_newer_format_is_refused_and_one_of_an_older_is_read()
    {
        string path = Model();
        SetFormat(path, Newer);
        Assert.Contains("written by a newer Kakera", Assert.Throws<KakeraException>(() => ModelFile.Describe(path)).Message);
        SetFormat(path, 1);
        Assert.Equal(1, ModelFile.Describe(path).Format);
        Assert.Equal(1, ModelFile.Describe(path).Enlargement);
        using FgSslNetwork network = ModelFile.Load(path, CPU);
    }

    [Fact]
    public void What_is_written_anew_is_of_the_current_format()
    {
        string path = Model();
        SetFormat(path, 1);
        ModelFile.Calibrate(path, new AnswerCalibration(2, .5, .95) { ClassWeights = [1, .25] });
        Assert.Equal(ModelDescription.CurrentFormat, ModelFile.Describe(path).Format);
        Assert.Equal([1, .25], ModelFile.Describe(path).Calibration!.ClassWeights);
    }

    private string Model()
    {
        string path = _folder.File("model.safetensors");
        using var network = new FgSslNetwork(TinyRun.Network, 2, seed: 1);
        ModelFile.Write(path, network, new ModelDescription
        {
            Kind = ModelKind.Classifier,
            Network = TinyRun.Network,
            Classes = ["a", "b"],
            ImageSide = TinyRun.Side,
            Settings = JsonSerializer.SerializeToElement(new { }),
        });
        return path;
    }

    private static void SetFormat(string path, int format)
    {
        using DisposeScope scope = NewDisposeScope();
        string json = TensorFile.ReadHeader(path).Metadata["kakera.model"];
        string changed = Format().Replace(json, $"\"format\":{format}", count: 1).Replace("\"enlargement\":1,", "", StringComparison.Ordinal); // older files have none
        Assert.NotEqual(json, changed);
        TensorFile.Write(path, TensorFile.Read(path).Tensors, new Dictionary<string, string> { ["kakera.model"] = changed });
    }

    [GeneratedRegex("\"format\":[0-9]+")]
    private static partial Regex Format();
}
