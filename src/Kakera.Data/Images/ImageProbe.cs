namespace Kakera.Data.Images;

/// <summary>What the header of an image says.</summary>
/// <param name="Format">JPEG, PNG, TIFF, WebP or BMP.</param>
/// <param name="Width">Width in pixels as stored, before <paramref name="Orientation"/> is applied.</param>
/// <param name="Height">Height in pixels as stored.</param>
/// <param name="Bands">Numbers in a pixel as decoded: 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA or CMYK.</param>
/// <param name="BitsPerBand">Bits of each of them as decoded.</param>
/// <param name="Mode">The same in short words: <c>RGB 8-bit</c>, <c>Grey 16-bit</c>, <c>CMYK 8-bit</c>, <c>Palette 8-bit</c>.</param>
/// <param name="Orientation">The EXIF orientation 1 … 8; 1 is upright.</param>
/// <param name="Pages">Pages or frames in the file; only the first is used.</param>
public sealed record ImageProbe(
    ImageFormat Format, int Width, int Height, int Bands, int BitsPerBand, string Mode, int Orientation, int Pages);
