using NetVips;

namespace Kakera.Data.Images;

/// <summary>Brings a loaded image of any depth and colour space to 8-bit grey or sRGB, keeping alpha and orientation.</summary>
internal static class ImageNormalisation
{
    private const string ProfileField = "icc-profile-data";

    /// <param name="image">An image, perhaps one that can be read only once from top to bottom. It is disposed of.</param>
    /// <param name="reload">Loads it again so that it can be read twice.</param>
    public static Image ToEightBit(Image image, Func<Image> reload)
    {
        if (image.Format is Enums.BandFormat.Uchar or Enums.BandFormat.Ushort)
            return Unsigned(image);
        image.Dispose();
        using Image twice = reload();
        return Stretched(twice);
    }

    /// <param name="loaded">An image of unsigned 8 or 16 bits. It is disposed of.</param>
    public static Image Unsigned(Image loaded)
    {
        using Image image = loaded;
        if (image.Contains(ProfileField) && image.Bands >= 3 && ByProfile(image) is { } converted)
            return converted;
        // Every space but plain grey and RGB (CMYK, CIE Lab and the like) goes through libvips, which brings a profile for CMYK.
        bool plain = image.Interpretation is Enums.Interpretation.Srgb or Enums.Interpretation.Rgb or Enums.Interpretation.Bw
            or Enums.Interpretation.Rgb16 or Enums.Interpretation.Grey16 or Enums.Interpretation.Multiband;
        if (!plain)
            return image.Colourspace(Enums.Interpretation.Srgb);
        if (image.Format == Enums.BandFormat.Uchar)
            return Named(image);
        using Image scaled = image.Linear([1 / 257.0], [0.5]);
        using Image bytes = scaled.Cast(Enums.BandFormat.Uchar); // 65535 -> 255; cast cuts off the fraction, so .5 rounds
        return Named(bytes);
    }

    // Null where the embedded profile does not fit the image: it is then taken as sRGB.
    private static Image? ByProfile(Image image)
    {
        try
        {
            return image.IccTransform("srgb", embedded: true, intent: Enums.Intent.Relative, depth: 8);
        }
        catch (VipsException)
        {
            return null;
        }
    }

    private static Image Stretched(Image image)
    {
        double least = image.Min(), greatest = image.Max();
        if (!double.IsFinite(least) || !double.IsFinite(greatest))
            throw new ImageProblemException(QuarantineReason.Damaged, "its values are not all numbers");
        bool real = image.Format is Enums.BandFormat.Float or Enums.BandFormat.Double;
        (double low, double high) = (least, greatest) switch
        {
            ( >= 0, <= 1) when real => (0.0, 1.0),
            ( >= 0, <= 255) => (0.0, 255.0),
            _ => (least, greatest),
        };
        double scale = 255 / Math.Max(high - low, double.Epsilon);
        using Image scaled = image.Linear([scale], [0.5 - low * scale]);
        using Image bytes = scaled.Cast(Enums.BandFormat.Uchar);
        return Named(bytes);
    }

    // Says what the bands are, for alpha goes by it; beyond four, the first three are taken.
    private static Image Named(Image image)
    {
        using Image few = image.Bands > 4 ? image.ExtractBand(0, n: 3) : image.Copy();
        return few.Copy(interpretation: few.Bands <= 2 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
    }
}
