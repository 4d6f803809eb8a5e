using NetVips;

namespace Kakera.Data.Images;

/// <summary>Reads JPEG, PNG, TIFF, WebP and BMP into what a network sees: upright 8-bit sRGB at the working size.</summary>
/// <remarks>Safe from several threads at once; each image is decoded on one thread.</remarks>
public static class ImageReader
{
    private const string OrientationField = "orientation";
    private const string PagesField = "n-pages";
    private const string PaletteField = "palette";

    // What a JPEG still has to be shrunk by after its decoder has: enough for the antialiasing filter to decide what the picture looks like.
    private const double LeastShrinkAfterDecoding = 1.5;

    /// <summary>
    /// Files to decode at once: twice as many as there are cores unless a number is given, because the thread that asks for an image waits for
    /// the one on which libvips makes it, and then the other way round.
    /// </summary>
    /// <param name="threads">The number asked for; 0 for none.</param>
    internal static int FilesAtOnce(int threads) => threads > 0 ? threads : 2 * Environment.ProcessorCount;

    /// <summary>Reads the header.</summary>
    /// <param name="file">The whole file.</param>
    /// <exception cref="ImageProblemException">It is empty, no image, or its header is damaged.</exception>
    public static ImageProbe Probe(byte[] file)
    {
        ImageFormat format = FormatOf(file);
        if (format == ImageFormat.Bmp)
        {
            BmpHeader bmp = BmpReader.ReadHeader(file);
            return new ImageProbe(format, bmp.Width, bmp.Height, bmp.Bands, 8, Mode(bmp.Bands, 8, bmp.BitsPerPixel <= 8, false), 1, 1);
        }
        return Guarded(format, file, () =>
        {
            using Image image = Load(file);
            int bits = Bits(image.Format);
            bool palette = image.Contains(PaletteField) && (int)image.Get(PaletteField) != 0;
            int orientation = image.Contains(OrientationField) ? (int)image.Get(OrientationField) : 1;
            int pages = image.Contains(PagesField) ? (int)image.Get(PagesField) : 1;
            bool cmyk = image.Interpretation == Enums.Interpretation.Cmyk;
            return new ImageProbe(
                format, image.Width, image.Height, image.Bands, bits, Mode(image.Bands, bits, palette, cmyk),
                orientation is >= 1 and <= 8 ? orientation : 1, Math.Max(1, pages));
        });
    }

    /// <summary>
    /// Decodes an image squashed to a square, antialiased, as [3, S, S]: EXIF orientation applied, colour profiles and CMYK converted to
    /// sRGB, grey repeated, alpha laid on black, 16 bits scaled by 1/257. Values beyond 16 bits, signed or real are taken as they are
    /// where they lie in 0 … 255, as shares of white where real and in 0 … 1, and are otherwise stretched from their least to their greatest.
    /// </summary>
    /// <remarks>Larger images are not refused here: see <see cref="ImageLimits.Check"/>.</remarks>
    /// <param name="file">The whole file.</param>
    /// <param name="side">S, in pixels.</param>
    /// <exception cref="ImageProblemException">It is empty, no image, truncated or damaged.</exception>
    public static byte[] Decode(byte[] file, int side)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        ImageFormat format = FormatOf(file);
        // The JPEG decoder fills a few missing rows with grey and says nothing.
        if (format == ImageFormat.Jpeg && ImageSniffer.EndIsMissing(format, file))
            throw EndIsMissing(format, null);
        return Guarded(format, file, () =>
        {
            // JPEG and WebP have 8 bits, so nothing needs to be read twice: their colours are converted after shrinking, where there are few of them.
            using Image square = format switch
            {
                ImageFormat.Jpeg => ImageNormalisation.Unsigned(Squash(LoadShrunkJpeg(file, side), side)),
                ImageFormat.Webp => ImageNormalisation.Unsigned(ShrinkOnLoad(file, side)),
                ImageFormat.Bmp => Squash(FromBmp(file), side),
                _ => Squash(ImageNormalisation.ToEightBit(Load(file), () => Load(file, Enums.Access.Random)), side),
            };
            return Planar(square, side);
        });
    }

    private static ImageFormat FormatOf(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        VipsSetup.Ensure();
        if (file.Length == 0)
            throw new ImageProblemException(QuarantineReason.Empty, "the file has no bytes");
        ImageFormat format = ImageSniffer.Format(file);
        if (format != ImageFormat.Unknown)
            return format;
        string? other = ImageSniffer.OtherFormat(file, "");
        throw other is null
            ? new ImageProblemException(QuarantineReason.NotAnImage, "the content is no image")
            : new ImageProblemException(QuarantineReason.UnsupportedFormat, $"{other} is not read; save it as PNG or TIFF");
    }

    // libvips collects the messages of all threads in one place, so its text is not repeated: it may be about another image.
    private static T Guarded<T>(ImageFormat format, byte[] file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (VipsException problem)
        {
            throw ImageSniffer.EndIsMissing(format, file)
                ? EndIsMissing(format, problem)
                : new ImageProblemException(
                    QuarantineReason.Damaged, $"it could not be decoded as {Name(format)}; it is damaged or cut off", problem);
        }
    }

    private static ImageProblemException EndIsMissing(ImageFormat format, VipsException? noticedBy) =>
        new(QuarantineReason.Truncated, $"the end of the {Name(format)} file is missing", noticedBy);

    private static string Name(ImageFormat format) => format == ImageFormat.Webp ? "WebP" : format.ToString().ToUpperInvariant();

    private static Image Load(byte[] file, Enums.Access access = Enums.Access.Sequential) =>
        Image.NewFromBuffer(file, access: access, failOn: Enums.FailOn.Error);

    private static Image FromBmp(byte[] file)
    {
        BmpHeader header = BmpReader.ReadHeader(file);
        using Image raw = Image.NewFromMemory(BmpReader.ReadPixels(file, header), header.Width, header.Height, header.Bands, Enums.BandFormat.Uchar);
        return raw.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    // The decoder of a JPEG makes means of 2×2, 4×4 or 8×8 pixels for less than it takes to make the pixels; of 8×8 for the least.
    private static Image LoadShrunkJpeg(byte[] file, int side)
    {
        using Image header = Load(file);
        double shrink = Math.Min(header.Width, header.Height) / (LeastShrinkAfterDecoding * side);
        int byDecoder = shrink switch
        {
            >= 8 => 8,
            >= 4 => 4,
            >= 2 => 2,
            _ => 1,
        };
        return Image.JpegloadBuffer(file, shrink: byDecoder, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
    }

    private static Image ShrinkOnLoad(byte[] file, int side) =>
        Image.ThumbnailBuffer(file, side, height: side, size: Enums.Size.Force, failOn: Enums.FailOn.Error);

    private static Image Squash(Image image, int side)
    {
        using (image)
            return image.ThumbnailImage(side, height: side, size: Enums.Size.Force);
    }

    private static byte[] Planar(Image square, int side)
    {
        using Image opaque = square.HasAlpha() ? square.Flatten(background: [0]) : square.Copy();
        using Image colour = opaque.Bands == 3 ? opaque.Copy() : opaque.Colourspace(Enums.Interpretation.Srgb);
        using Image bytes = colour.Cast(Enums.BandFormat.Uchar);
        byte[] interleaved = bytes.WriteToMemory<byte>();
        int plane = side * side;
        if (interleaved.Length != 3 * plane)
            throw new InvalidOperationException($"decoded {interleaved.Length} bytes where {3 * plane} were due");
        byte[] planar = new byte[3 * plane];
        for (int i = 0; i < plane; i++)
            for (int band = 0; band < 3; band++)
                planar[band * plane + i] = interleaved[3 * i + band]; // h w C -> C h w
        return planar;
    }

    private static int Bits(Enums.BandFormat format) => format switch
    {
        Enums.BandFormat.Uchar or Enums.BandFormat.Char => 8,
        Enums.BandFormat.Ushort or Enums.BandFormat.Short => 16,
        Enums.BandFormat.Double or Enums.BandFormat.Complex => 64,
        Enums.BandFormat.Dpcomplex => 128,
        _ => 32,
    };

    private static string Mode(int bands, int bits, bool palette, bool cmyk) => (bands, palette, cmyk) switch
    {
        (_, true, _) => $"Palette {bits}-bit",
        (_, _, true) => $"CMYK {bits}-bit",
        (1, _, _) => $"Grey {bits}-bit",
        (2, _, _) => $"Grey+alpha {bits}-bit",
        (3, _, _) => $"RGB {bits}-bit",
        (4, _, _) => $"RGBA {bits}-bit",
        _ => $"{bands} bands {bits}-bit",
    };
}
