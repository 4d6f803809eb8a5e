using Kakera.Data.Settings;

namespace Kakera.Learning.Transforms;

/// <summary>
/// How one view of an image is made. What happens, in order: crop, rotation and flips, resize to S×S, colour jitter, greyscale, blur,
/// solarisation, normalisation. The defaults are the published program's view x′; what it does not have is off.
/// </summary>
public sealed record ViewSettings
{
    /// <summary>No distortion at all: what an image looks like in evaluation.</summary>
    public static ViewSettings None { get; } = new() { HorizontalFlip = 0, Greyscale = 0, Blur = 0 };

    /// <summary>
    /// For fine-tuning on a few labels: crops, both flips and slight colour jitter, and no greyscale, since colour often tells classes apart.
    /// Ours; the published choice is not known.
    /// </summary>
    public static ViewSettings Finetuning { get; } = new()
    {
        VerticalFlip = .5,
        CropScaleMin = .5,
        Brightness = .1,
        Contrast = .1,
        Saturation = .1,
        Greyscale = 0,
        Blur = .2,
    };

    /// <summary>Probability of a left-right flip, 0 … 1.</summary>
    public double HorizontalFlip { get; init; } = .5;

    /// <summary>Probability of an upside-down flip, 0 … 1. For images that have no up, such as skin lesions.</summary>
    public double VerticalFlip { get; init; }

    /// <summary>The angle is uniform in ± this, in degrees, 0 … 180; what lies outside the image is its mirror image.</summary>
    public double RotationDegrees { get; init; }

    /// <summary>Smallest share of the image's area that a random crop keeps, above 0 and at most 1; 1 for no crop.</summary>
    public double CropScaleMin { get; init; } = 1;

    /// <summary>A crop's width over height is log-uniform between 1 / this and this, 1 … 4; of no effect without crops.</summary>
    public double CropAspectMax { get; init; } = 4.0 / 3;

    /// <summary>Brightness is multiplied by a number uniform in 1 ± this, 0 … 1.</summary>
    public double Brightness { get; init; }

    /// <summary>The distance from the image's mean grey is multiplied by a number uniform in 1 ± this, 0 … 1.</summary>
    public double Contrast { get; init; }

    /// <summary>The distance from each pixel's grey is multiplied by a number uniform in 1 ± this, 0 … 1.</summary>
    public double Saturation { get; init; }

    /// <summary>Colours turn around the colour circle by an angle uniform in ± this, in whole turns, 0 … 0.5.</summary>
    public double Hue { get; init; }

    /// <summary>Probability that the colour is taken away, 0 … 1.</summary>
    public double Greyscale { get; init; } = .2;

    /// <summary>Probability of a Gaussian blur, 0 … 1.</summary>
    public double Blur { get; init; } = 1;

    /// <summary>Smallest standard deviation of the blur, in pixels of an image of side 224 (scaled by S/224), above 0.</summary>
    public double BlurSigmaMin { get; init; } = .1;

    /// <summary>Largest standard deviation of the blur, in the same unit, at most 20.</summary>
    public double BlurSigmaMax { get; init; } = 2;

    /// <summary>Probability that all values from the middle of the range upwards are inverted, 0 … 1.</summary>
    public double Solarise { get; init; }

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems() =>
    [
        .. Outside("horizontal_flip", HorizontalFlip, 0, 1),
        .. Outside("vertical_flip", VerticalFlip, 0, 1),
        .. Outside("rotation_degrees", RotationDegrees, 0, 180),
        .. CropScaleMin is > 0 and <= 1 ? [] : Problem("crop_scale_min", CropScaleMin, "above 0 and at most 1 (no crop)"),
        .. Outside("crop_aspect_max", CropAspectMax, 1, 4),
        .. Outside("brightness", Brightness, 0, 1),
        .. Outside("contrast", Contrast, 0, 1),
        .. Outside("saturation", Saturation, 0, 1),
        .. Outside("hue", Hue, 0, .5),
        .. Outside("greyscale", Greyscale, 0, 1),
        .. Outside("blur", Blur, 0, 1),
        .. BlurSigmaMin > 0 ? [] : Problem("blur_sigma_min", BlurSigmaMin, "above 0"),
        .. BlurSigmaMax >= BlurSigmaMin && BlurSigmaMax <= 20
            ? []
            : Problem("blur_sigma_max", BlurSigmaMax, $"blur_sigma_min ({BlurSigmaMin}) to 20"),
        .. Outside("solarise", Solarise, 0, 1),
    ];

    private static SettingProblem[] Outside(string path, double value, double low, double high) =>
        value >= low && value <= high ? [] : Problem(path, value, $"{low} to {high}");

    private static SettingProblem[] Problem(string path, double value, string range) => [new(path, $"is {value}; must be {range}")];
}
