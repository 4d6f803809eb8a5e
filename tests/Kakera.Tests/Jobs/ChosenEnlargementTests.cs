using Kakera.Jobs;
using Kakera.Settings;

namespace Kakera.Tests.Jobs;

public sealed class ChosenEnlargementTests
{
    [Theory]
    [InlineData(0, true, 64, 2)]
    [InlineData(0, true, 32, 2)]
    [InlineData(0, true, 65, 1)] // large enough as they are
    [InlineData(0, false, 64, 1)] // nothing that learned from larger ones
    [InlineData(1, true, 64, 1)] // what is said holds
    [InlineData(3, false, 128, 3)]
    public void Small_images_are_doubled_for_weights_that_others_trained_unless_something_else_is_said(int said, bool fromOthers, int side, int chosen)
    {
        var settings = new KakeraSettings();
        settings = settings with { Image = settings.Image with { Size = side }, Finetune = settings.Finetune with { Enlarge = said } };
        Assert.Equal(chosen, ChosenEnlargement.In(settings, fromOthers).Finetune.Enlarge);
    }
}
