using Kakera.Data;

namespace Kakera.Learning.Transforms;

/// <summary>
/// What happens to one image, drawn from the generator of (seed, epoch, image, view). Every number is drawn whatever the settings are, in a
/// fixed order, so that changing one setting leaves the other draws as they were.
/// </summary>
internal sealed record ViewDraw
{
    /// <summary>Half the crop's width and height as a share of the image's, its centre in −1 … 1, the angle in radians.</summary>
    public required (double Width, double Height) Crop { get; init; }

    public required (double X, double Y) Centre { get; init; }

    public required double AngleRadians { get; init; }

    public required bool FlipHorizontally { get; init; }

    public required bool FlipVertically { get; init; }

    public required double Brightness { get; init; }

    public required double Contrast { get; init; }

    public required double Saturation { get; init; }

    /// <summary>Turn of the hue, in radians.</summary>
    public required double HueRadians { get; init; }

    public required bool Greyscale { get; init; }

    /// <summary>σ of the blur in pixels of this image; null for none.</summary>
    public required double? BlurSigma { get; init; }

    public required bool Solarise { get; init; }

    /// <summary>Draws for one image.</summary>
    /// <param name="settings">Probabilities and strengths.</param>
    /// <param name="side">S, in pixels.</param>
    /// <param name="random">The image's generator.</param>
    public static ViewDraw Of(ViewSettings settings, int side, KeyedRandom random)
    {
        double area = random.NextDouble(settings.CropScaleMin, 1);
        double logAspect = settings.CropScaleMin < 1 ? Math.Log(settings.CropAspectMax) : 0;
        double aspect = Math.Exp(random.NextDouble(-logAspect, logAspect));
        double width = Math.Min(1, Math.Sqrt(area * aspect)), height = Math.Min(1, Math.Sqrt(area / aspect));
        double x = random.NextDouble(-1, 1) * (1 - width), y = random.NextDouble(-1, 1) * (1 - height);
        double angle = random.NextDouble(-1, 1) * settings.RotationDegrees * Math.PI / 180;
        bool flipHorizontally = random.NextBool(settings.HorizontalFlip), flipVertically = random.NextBool(settings.VerticalFlip);
        double brightness = 1 + random.NextDouble(-1, 1) * settings.Brightness;
        double contrast = 1 + random.NextDouble(-1, 1) * settings.Contrast;
        double saturation = 1 + random.NextDouble(-1, 1) * settings.Saturation;
        double hue = random.NextDouble(-1, 1) * settings.Hue * 2 * Math.PI;
        bool greyscale = random.NextBool(settings.Greyscale);
        bool blur = random.NextBool(settings.Blur);
        double sigma = random.NextDouble(settings.BlurSigmaMin, settings.BlurSigmaMax) * side / ReferenceSide;
        bool solarise = random.NextBool(settings.Solarise);
        return new ViewDraw
        {
            Crop = (width, height),
            Centre = (x, y),
            AngleRadians = angle,
            FlipHorizontally = flipHorizontally,
            FlipVertically = flipVertically,
            Brightness = brightness,
            Contrast = contrast,
            Saturation = saturation,
            HueRadians = hue,
            Greyscale = greyscale,
            BlurSigma = blur ? sigma : null,
            Solarise = solarise,
        };
    }

    /// <summary>The side for which the blur's σ is stated, in pixels.</summary>
    public const double ReferenceSide = 224;
}
