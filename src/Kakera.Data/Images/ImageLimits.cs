using Kakera.Data.Settings;

namespace Kakera.Data.Images;

/// <summary>Which images are too large or too small to be taken.</summary>
public sealed record ImageLimits
{
    /// <summary>Width times height that an image may have, in pixels: 1 million … 500 million. A larger one is quarantined without decoding it.</summary>
    public long MaxPixels { get; init; } = 100_000_000;

    /// <summary>Width and height that an image must have, in pixels: 1 … 1024. A smaller one is quarantined.</summary>
    public int MinSide { get; init; } = 8;

    /// <summary>Width or height below which an image is used but reported, in pixels: 1 … 4096.</summary>
    public int SmallSide { get; init; } = 32;

    /// <summary>Size of a file, in bytes: 1 MiB … 1 GiB. A larger one is quarantined unread.</summary>
    public long MaxFileBytes { get; init; } = 1L << 30;

    /// <summary>Refuses an image by its header.</summary>
    /// <exception cref="ImageProblemException">It has too many or too few pixels.</exception>
    public void Check(ImageProbe probe)
    {
        ArgumentNullException.ThrowIfNull(probe);
        if ((long)probe.Width * probe.Height > MaxPixels)
            throw new ImageProblemException(
                QuarantineReason.TooManyPixels, $"{probe.Width} × {probe.Height} pixels; the limit is {MaxPixels / 1e6:0.##} million");
        if (Math.Min(probe.Width, probe.Height) < MinSide)
            throw new ImageProblemException(
                QuarantineReason.TooSmall, $"{probe.Width} × {probe.Height} pixels; the least is {MinSide} on each side");
    }

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (MaxPixels is < 1_000_000 or > 500_000_000)
            yield return new SettingProblem("max_pixels", $"is {MaxPixels}; must be 1000000 to 500000000 pixels");
        if (MinSide is < 1 or > 1024)
            yield return new SettingProblem("min_side", $"is {MinSide}; must be 1 to 1024 pixels");
        if (SmallSide is < 1 or > 4096)
            yield return new SettingProblem("small_side", $"is {SmallSide}; must be 1 to 4096 pixels");
        if (MaxFileBytes is < 1 << 20 or > 1L << 30)
            yield return new SettingProblem("max_file_bytes", $"is {MaxFileBytes}; must be 1048576 to 1073741824 bytes");
    }
}
