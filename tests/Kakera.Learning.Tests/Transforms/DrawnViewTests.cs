using Kakera.Data;
using Kakera.Learning.Transforms;

namespace Kakera.Learning.Tests.Transforms;

public sealed class DrawnViewTests
{
    private const int Draws = 4000;

    private static readonly ViewSettings Settings = new()
    {
        HorizontalFlip = .5,
        VerticalFlip = .25,
        RotationDegrees = 20,
        CropScaleMin = .4,
        Brightness = .4,
        Contrast = .3,
        Saturation = .2,
        Hue = .1,
        Greyscale = .2,
        Blur = .1,
        Solarise = .2,
    };

    [Fact]
    public void Each_probability_is_kept()
    {
        DrawnView[] views = Draw(Settings);
        (double Expected, Predicate<DrawnView> Drawn)[] cases =
        [
            (.5, view => view.FlipHorizontally), (.25, view => view.FlipVertically), (.2, view => view.Greyscale),
            (.1, view => view.Blur), (.2, view => view.Solarise),
        ];
        foreach ((double expected, Predicate<DrawnView> drawn) in cases)
        {
            double fourDeviations = 4 * Math.Sqrt(expected * (1 - expected) / Draws);
            Assert.InRange(views.Count(view => drawn(view)) / (double)Draws, expected - fourDeviations, expected + fourDeviations);
        }
    }

    [Fact]
    public void Each_strength_fills_its_range_and_stays_inside()
    {
        DrawnView[] views = Draw(Settings);
        Strength[] cases =
        [
            new(-Math.PI / 9, Math.PI / 9, view => view.RotationRadians),
            new(.6, 1.4, view => view.Brightness),
            new(.7, 1.3, view => view.Contrast),
            new(.8, 1.2, view => view.Saturation),
            new(-.2 * Math.PI, .2 * Math.PI, view => view.HueRadians),
            new(.1, 2, view => view.BlurSigma),
        ];
        foreach ((double low, double high, Func<DrawnView, double> number) in cases)
        {
            double edge = (high - low) / 100;
            Assert.InRange(views.Min(number), low, low + edge);
            Assert.InRange(views.Max(number), high - edge, high);
            Assert.Equal((low + high) / 2, views.Average(number), 4 * (high - low) / Math.Sqrt(12 * Draws));
        }
    }

    [Fact]
    public void A_crop_lies_inside_the_image_and_has_the_area_and_aspect_asked_for()
    {
        foreach (DrawnView view in Draw(Settings))
        {
            Assert.InRange(Math.Abs(view.CropX) + view.CropWidth, 0, 1 + 1e-12);
            Assert.InRange(Math.Abs(view.CropY) + view.CropHeight, 0, 1 + 1e-12);
            Assert.InRange(view.CropWidth / view.CropHeight, .75 - 1e-12, 4.0 / 3 + 1e-12);
            // A box that would be wider than the image is cut off there: its area may fall short by the aspect, no further.
            Assert.InRange(view.CropWidth * view.CropHeight, .4 * .75, 1);
        }
    }

    [Fact]
    public void Without_crops_the_whole_image_is_kept() =>
        Assert.All(Draw(Settings with { CropScaleMin = 1 }).Take(100), view => Assert.Equal(
            new double[] { 1, 1, 0, 0 }, new[] { view.CropWidth, view.CropHeight, Math.Abs(view.CropX), Math.Abs(view.CropY) }));

    [Fact]
    public void Changing_one_setting_leaves_what_the_others_draw()
    {
        DrawnView before = Draw(Settings)[0];
        DrawnView after = Draw(Settings with { CropScaleMin = 1, Blur = 1, Hue = 0, HorizontalFlip = 0 })[0];
        Assert.Equal(before.FlipVertically, after.FlipVertically);
        Assert.Equal(before.RotationRadians, after.RotationRadians);
        Assert.Equal(before.Brightness, after.Brightness);
        Assert.Equal(before.Greyscale, after.Greyscale);
        Assert.Equal(before.BlurSigma, after.BlurSigma);
        Assert.Equal(before.Solarise, after.Solarise);
        Assert.True(after.Blur);
    }

    private sealed record Strength(double Low, double High, Func<DrawnView, double> Number);

    private static DrawnView[] Draw(ViewSettings settings) =>
        [.. Enumerable.Range(0, Draws).Select(image => DrawnView.Draw(settings, new KeyedRandom(2, 1, (ulong)image, 0)))];
}
