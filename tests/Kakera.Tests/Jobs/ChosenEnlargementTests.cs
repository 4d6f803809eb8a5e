using System.Text.Json;
using Kakera.Jobs;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using Kakera.Learning.Training;

namespace Kakera.Tests.Jobs;

public sealed class ChosenEnlargementTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kakera-enlarge").FullName;

    [Theory]
    [InlineData(28, 2)]
    [InlineData(64, 2)]
    [InlineData(112, 2)]
    [InlineData(128, 1)]
    [InlineData(224, 1)]
    public void Weights_of_others_see_small_images_twice_as_large(int side, int times) =>
        Assert.Equal(times, ChosenEnlargement.In(new FinetuneSettings(), Encoder("imported_from"), side).Enlarge);

    [Fact]
    public void Random_weights_and_those_that_learned_from_images_as_they_are_see_them_so()
    {
        Assert.Equal(1, ChosenEnlargement.In(new FinetuneSettings(), given: null, 64).Enlarge);
        Assert.Equal(1, ChosenEnlargement.In(new FinetuneSettings(), Encoder("schedule"), 64).Enlarge);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_the_settings_say_stays(int times)
    {
        var settings = new FinetuneSettings { Enlarge = times };
        Assert.Same(settings, ChosenEnlargement.In(settings, Encoder("imported_from"), 64));
        Assert.Same(settings, ChosenEnlargement.In(settings, given: null, 64));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Encoder(string setting)
    {
        string path = Path.Combine(_folder, "model.safetensors");
        var shape = new NetworkSettings { EmbeddingDimension = 4, ProjectorWidth = 0 };
        using var network = new FgSslNetwork(shape, classCount: null, seed: null);
        ModelFile.Write(path, network, new ModelDescription
        {
            Kind = ModelKind.Encoder,
            Network = shape,
            Classes = [],
            ImageSide = 64,
            Settings = JsonSerializer.SerializeToElement(new Dictionary<string, string> { [setting] = "something" }),
            Created = DateTimeOffset.UnixEpoch,
        });
        return path;
    }
}
