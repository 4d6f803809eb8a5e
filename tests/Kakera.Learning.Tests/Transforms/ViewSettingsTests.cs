using Kakera.Data.Settings;
using Kakera.Learning.Transforms;

namespace Kakera.Learning.Tests.Transforms;

public sealed class ViewSettingsTests
{
    [Fact]
    public void The_published_views_are_to_be_had()
    {
        PretrainViews views = PretrainViews.Published;
        Assert.Equal(
            ViewSettings.None with { HorizontalFlip = .5, Greyscale = .2, Blur = 1, BlurSigmaMin = .1, BlurSigmaMax = 2 }, views.Source);
        Assert.Equal(ViewSettings.None with { Greyscale = .2, Blur = .1, Solarise = .2 }, views.Partner);
    }

    [Fact]
    public void All_recipes_are_in_range()
    {
        Assert.Empty(new PretrainViews().Problems());
        Assert.Empty(ViewSettings.None.Problems());
        Assert.Empty(ViewSettings.Finetuning.Problems());
    }

    [Fact]
    public void Every_value_out_of_range_is_named_with_its_range()
    {
        var views = new PretrainViews
        {
            Source = new ViewSettings { HorizontalFlip = 1.5, CropScaleMin = 0, BlurSigmaMin = 3 },
            Partner = new ViewSettings { Hue = double.NaN },
        };
        Assert.Equal(
            [
                new SettingProblem("source.horizontal_flip", "is 1.5; must be 0 to 1"),
                new SettingProblem("source.crop_scale_min", "is 0; must be above 0 and at most 1 (no crop)"),
                new SettingProblem("source.blur_sigma_max", "is 2; must be blur_sigma_min (3) to 20"),
                new SettingProblem("partner.hue", "is NaN; must be 0 to 0.5"),
            ],
            views.Problems());
    }
}
