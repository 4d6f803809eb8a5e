using Kakera.Data;

namespace Kakera.Learning.Transforms;

/// <summary>What was drawn for one view of one image.</summary>
/// <param name="FlipHorizontally">Whether left and right change places.</param>
/// <param name="FlipVertically">Whether top and bottom change places.</param>
/// <param name="RotationRadians">The angle by which the cropped box is turned in the image, from the x axis towards the y axis.</param>
/// <param name="CropWidth">The box's width as a share of the image's.</param>
/// <param name="CropHeight">The box's height as a share of the image's.</param>
/// <param name="CropX">The box's centre, −1 at the image's left edge … 1 at its right edge.</param>
/// <param name="CropY">The box's centre, −1 at the image's top edge … 1 at its bottom edge.</param>
/// <param name="Brightness">Factor.</param>
/// <param name="Contrast">Factor.</param>
/// <param name="Saturation">Factor.</param>
/// <param name="HueRadians">Angle around the colour circle.</param>
/// <param name="Greyscale">Whether the colour is taken away.</param>
/// <param name="Blur">Whether it is blurred.</param>
/// <param name="BlurSigma">The blur's standard deviation, in pixels at side 224.</param>
/// <param name="Solarise">Whether bright values are inverted.</param>
internal sealed record DrawnView(
    bool FlipHorizontally,
    bool FlipVertically,
    double RotationRadians,
    double CropWidth,
    double CropHeight,
    double CropX,
    double CropY,
    double Brightness,
    double Contrast,
    double Saturation,
    double HueRadians,
    bool Greyscale,
    bool Blur,
    double BlurSigma,
    bool Solarise)
{
    /// <summary>
    /// Draws one view. The same count of numbers is taken whatever the settings are, so that changing one setting leaves what the others
    /// draw as it was.
    /// </summary>
    /// <param name="settings">Probabilities and strengths.</param>
    /// <param name="random">A fresh generator, keyed by (seed, epoch, image, view).</param>
    public static DrawnView Draw(ViewSettings settings, KeyedRandom random)
    {
        bool flipHorizontally = random.NextBool(settings.HorizontalFlip);
        bool flipVertically = random.NextBool(settings.VerticalFlip);
        double rotation = random.NextDouble(-1, 1) * settings.RotationDegrees * Math.PI / 180;

        double area = random.NextDouble(settings.CropScaleMin, 1);
        double aspect = Math.Pow(settings.CropAspectMax, random.NextDouble(-1, 1));
        double width = settings.CropScaleMin < 1 ? Math.Min(1, Math.Sqrt(area * aspect)) : 1;
        double height = settings.CropScaleMin < 1 ? Math.Min(1, Math.Sqrt(area / aspect)) : 1;
        double x = random.NextDouble(-1, 1) * (1 - width);
        double y = random.NextDouble(-1, 1) * (1 - height);

        return new DrawnView(
            flipHorizontally,
            flipVertically,
            rotation,
            width,
            height,
            x,
            y,
            Brightness: 1 + random.NextDouble(-1, 1) * settings.Brightness,
            Contrast: 1 + random.NextDouble(-1, 1) * settings.Contrast,
            Saturation: 1 + random.NextDouble(-1, 1) * settings.Saturation,
            HueRadians: random.NextDouble(-1, 1) * settings.Hue * 2 * Math.PI,
            Greyscale: random.NextBool(settings.Greyscale),
            Blur: random.NextBool(settings.Blur),
            BlurSigma: random.NextDouble(settings.BlurSigmaMin, settings.BlurSigmaMax),
            Solarise: random.NextBool(settings.Solarise));
    }
}
