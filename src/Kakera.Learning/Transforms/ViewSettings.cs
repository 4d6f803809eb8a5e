using Kakera.Data.Settings;

namespace Kakera.Learning.Transforms;

/// <summary>
/// What may happen to an image on its way into the network, in this order: crop and rotation, flips, colour, greyscale, blur, solarisation,
/// normalisation. As it comes, nothing happens but normalisation.
/// </summary>
public sealed record ViewSettings
{
    /// <summary>Probability of a flip from left to right: 0 … 1.</summary>
    public double HorizontalFlip { get; init; }

    /// <summary>Probability of a flip upside down: 0 … 1. Skin lesions have no up; a chest has.</summary>
    public double VerticalFlip { get; init; }

    /// <summary>Largest rotation either way, in degrees: 0 (none) … 180. Corners are filled by reflection.</summary>
    public double RotationDegrees { get; init; }

    /// <summary>Smallest share of the area that a random crop keeps, above 0 and at most 1; 1 for no crop.</summary>
    public double CropScaleMin { get; init; } = 1;

    /// <summary>Longest ratio of a crop's sides: 1 … 4.</summary>
    public double CropAspectMax { get; init; } = 4.0 / 3;

    /// <summary>Brightness is multiplied by a factor of 1 ± this: 0 (none) … below 1.</summary>
    public double Brightness { get; init; }

    /// <summary>Contrast about the mean luminance is multiplied by a factor of 1 ± this: 0 (none) … below 1.</summary>
    public double Contrast { get; init; }

    /// <summary>Saturation is multiplied by a factor of 1 ± this: 0 (none) … 1.</summary>
    public double Saturation { get; init; }

    /// <summary>The hue is turned by up to this share of the circle, either way: 0 (none) … 0.5.</summary>
    public double Hue { get; init; }

    /// <summary>Probability of greyscale: 0 … 1.</summary>
    public double Greyscale { get; init; }

    /// <summary>Probability of a Gaussian blur: 0 … 1.</summary>
    public double Blur { get; init; }

    /// <summary>Least σ of the blur, in pixels of a 224 px image (scaled with the side): above 0.</summary>
    public double BlurSigmaMin { get; init; } = 0.1;

    /// <summary>Greatest σ of the blur, in pixels of a 224 px image (scaled with the side): at least the least, at most 10.</summary>
    public double BlurSigmaMax { get; init; } = 2;

    /// <summary>Probability of solarisation (values from 128 of 255 are inverted): 0 … 1.</summary>
    public double Solarise { get; init; }

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        (string Name, double Value, double Low, double High)[] ranges =
        [
            ("horizontal_flip", HorizontalFlip, 0, 1),
            ("vertical_flip", VerticalFlip, 0, 1),
            ("rotation_degrees", RotationDegrees, 0, 180),
            ("crop_scale_min", CropScaleMin, 0.01, 1),
            ("crop_aspect_max", CropAspectMax, 1, 4),
            ("brightness", Brightness, 0, 0.99),
            ("contrast", Contrast, 0, 0.99),
            ("saturation", Saturation, 0, 1),
            ("hue", Hue, 0, 0.5),
            ("greyscale", Greyscale, 0, 1),
            ("blur", Blur, 0, 1),
            ("blur_sigma_min", BlurSigmaMin, 0.01, 10),
            ("blur_sigma_max", BlurSigmaMax, BlurSigmaMin, 10),
            ("solarise", Solarise, 0, 1),
        ];
        foreach ((string name, double value, double low, double high) in ranges)
            if (!(value >= low && value <= high))
                yield return new SettingProblem(name, $"is {value}; must be {low} to {high}");
    }
}
