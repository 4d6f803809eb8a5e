using System.Text.Json;
using Kakera.Jobs;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using Kakera.Settings;

namespace Kakera.Tests.Settings;

public sealed class ChosenEnlargementTests
{
    private static readonly ModelDescription OfOthers = Encoder("""{"imported_from":"resnet18.safetensors"}"""), OfKakera = Encoder("""{"epochs":20}""");

    [Theory]
    [InlineData(28, 2)]
    [InlineData(64, 2)]
    [InlineData(112, 2)]
    [InlineData(128, 1)]
    [InlineData(224, 1)]
    public void Weights_of_others_see_small_images_twice_as_large(int side, int times) =>
        Assert.Equal(times, ChosenEnlargement.In(new KakeraSettings(), OfOthers, side).Finetune.Enlarge);

    [Fact]
    public void What_learned_from_images_as_they_are_sees_them_so()
    {
        Assert.Equal(1, ChosenEnlargement.In(new KakeraSettings(), given: null, 64).Finetune.Enlarge);
        Assert.Equal(1, ChosenEnlargement.In(new KakeraSettings(), OfKakera, 64).Finetune.Enlarge);
        Assert.Equal(1, ChosenEnlargement.In(new KakeraSettings { GivenWeights = GivenWeightsRole.Pretrain }, OfOthers, 64).Finetune.Enlarge);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_the_settings_say_stays(int times)
    {
        var settings = new KakeraSettings();
        settings = settings with { Finetune = settings.Finetune with { Enlarge = times } };
        Assert.Same(settings, ChosenEnlargement.In(settings, OfOthers, 64));
    }

    private static ModelDescription Encoder(string settings) => new()
    {
        Kind = ModelKind.Encoder,
        Network = new NetworkSettings(),
        Classes = [],
        ImageSide = 64,
        Settings = JsonDocument.Parse(settings).RootElement,
        Created = DateTimeOffset.UnixEpoch,
    };
}
