namespace Kakera.Data.Images;

/// <summary>What the header of a Windows bitmap says.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="TopDown">Whether the first stored row is the upper one.</param>
/// <param name="BitsPerPixel">1, 4, 8 (all with a palette), 16, 24 or 32.</param>
/// <param name="PixelsAt">Where the rows start in the file.</param>
/// <param name="PaletteAt">Where the palette starts in the file.</param>
/// <param name="PaletteColours">Its entries; 0 for none.</param>
/// <param name="PaletteEntryBytes">Bytes of an entry: 4 (B G R 0), or 3 in the oldest files.</param>
/// <param name="Masks">With 16 or 32 bits, the bits of red, green, blue and perhaps alpha; null otherwise.</param>
internal sealed record BmpHeader(
    int Width, int Height, bool TopDown, int BitsPerPixel, uint PixelsAt, int PaletteAt, int PaletteColours, int PaletteEntryBytes, uint[]? Masks)
{
    /// <summary>Bands as decoded: 3, or 4 with alpha.</summary>
    public int Bands => Masks?.Length ?? 3;
}
