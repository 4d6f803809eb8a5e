using System.Buffers.Binary;
using System.Numerics;

namespace Kakera.Data.Images;

/// <summary>
/// Reads Windows bitmaps, which the libvips that comes with NetVips does not: 1, 4, 8, 16, 24 and 32 bits a pixel, uncompressed or with bit
/// fields, bottom-up and top-down. Source: the documentation of BITMAPFILEHEADER, BITMAPCOREHEADER and BITMAPINFOHEADER to BITMAPV5HEADER.
/// </summary>
internal static class BmpReader
{
    private const int FileHeaderBytes = 14;
    private const uint CoreHeaderBytes = 12;

    /// <summary>Whether a header of this many bytes exists: it tells a bitmap from a text that begins with "BM".</summary>
    public static bool IsHeaderSize(uint bytes) => bytes is CoreHeaderBytes or 40 or 52 or 56 or 64 or 108 or 124;

    /// <exception cref="ImageProblemException">The header is damaged, or the compression is one that is not read.</exception>
    public static BmpHeader ReadHeader(ReadOnlySpan<byte> file)
    {
        if (file.Length < FileHeaderBytes + CoreHeaderBytes)
            throw Truncated();
        uint headerBytes = BinaryPrimitives.ReadUInt32LittleEndian(file[FileHeaderBytes..]);
        if (!IsHeaderSize(headerBytes) || file.Length < FileHeaderBytes + (int)headerBytes)
            throw Truncated();
        ReadOnlySpan<byte> header = file.Slice(FileHeaderBytes, (int)headerBytes);
        bool core = headerBytes == CoreHeaderBytes;
        int width = core ? BinaryPrimitives.ReadUInt16LittleEndian(header[4..]) : BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        int height = core ? BinaryPrimitives.ReadUInt16LittleEndian(header[6..]) : BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(header[(core ? 10 : 14)..]);
        uint compression = core ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(header[16..]);
        uint colours = core ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(header[32..]);
        if (width <= 0 || height is 0 or int.MinValue || bits is not (1 or 4 or 8 or 16 or 24 or 32) || colours > 1 << 16)
            throw new ImageProblemException(QuarantineReason.Damaged, "the BMP header is damaged");

        const uint plain = 0, bitFields = 3, alphaBitFields = 6;
        if (compression is not (plain or bitFields or alphaBitFields))
            throw new ImageProblemException(QuarantineReason.UnsupportedFormat, "a compressed BMP; save it uncompressed or as PNG");
        int maskBytes = compression == plain || headerBytes > 40 ? 0 : compression == bitFields ? 12 : 16;
        int paletteAt = FileHeaderBytes + (int)headerBytes + maskBytes;
        return new BmpHeader(
            width, Math.Abs(height), TopDown: height < 0, bits,
            PixelsAt: BinaryPrimitives.ReadUInt32LittleEndian(file[10..]),
            paletteAt, PaletteColours: bits > 8 ? 0 : colours is 0 or > 256 ? 1 << bits : (int)colours, PaletteEntryBytes: core ? 3 : 4,
            Masks: bits is 16 or 32 ? ReadMasks(file, (int)headerBytes, bits, compression != plain, maskBytes) : null);
    }

    /// <summary>The pixels, row by row from the top, as RGB or RGBA.</summary>
    /// <exception cref="ImageProblemException">The file ends too early.</exception>
    public static byte[] ReadPixels(ReadOnlySpan<byte> file, BmpHeader header)
    {
        long stride = ((long)header.Width * header.BitsPerPixel + 31) / 32 * 4;
        if (header.PixelsAt + stride * (header.Height - 1) + (header.Width * (long)header.BitsPerPixel + 7) / 8 > file.Length)
            throw Truncated();
        ReadOnlySpan<byte> palette = file[header.PaletteAt..(int)Math.Max(header.PaletteAt, Math.Min(file.Length, (long)header.PaletteAt + header.PaletteColours * header.PaletteEntryBytes))];
        int bands = header.Bands;
        byte[] pixels = new byte[(long)header.Width * header.Height * bands];
        for (int y = 0; y < header.Height; y++)
        {
            int storedRow = header.TopDown ? y : header.Height - 1 - y;
            ReadOnlySpan<byte> row = file[(int)(header.PixelsAt + stride * storedRow)..];
            Span<byte> target = pixels.AsSpan((int)((long)y * header.Width * bands), header.Width * bands);
            ReadRow(row, header, palette, target);
        }
        return pixels;
    }

    private static void ReadRow(ReadOnlySpan<byte> row, BmpHeader header, ReadOnlySpan<byte> palette, Span<byte> target)
    {
        int bits = header.BitsPerPixel;
        for (int x = 0; x < header.Width; x++)
        {
            if (bits <= 8)
            {
                int bit = x * bits;
                int index = row[bit >> 3] >> (8 - bits - (bit & 7)) & ((1 << bits) - 1);
                int at = index * header.PaletteEntryBytes;
                bool known = at + 3 <= palette.Length; // a missing colour is black, as other programs have it
                for (int band = 0; band < 3; band++)
                    target[3 * x + band] = known ? palette[at + 2 - band] : (byte)0;
            }
            else if (bits == 24)
            {
                for (int band = 0; band < 3; band++)
                    target[3 * x + band] = row[3 * x + 2 - band]; // stored as B G R
            }
            else
            {
                uint value = bits == 16
                    ? BinaryPrimitives.ReadUInt16LittleEndian(row[(2 * x)..])
                    : BinaryPrimitives.ReadUInt32LittleEndian(row[(4 * x)..]);
                for (int band = 0; band < header.Bands; band++)
                    target[header.Bands * x + band] = Extract(value, header.Masks![band]);
            }
        }
    }

    private static uint[] ReadMasks(ReadOnlySpan<byte> file, int headerBytes, int bits, bool given, int maskBytes)
    {
        if (!given)
            return bits == 16 ? [0x7C00, 0x03E0, 0x001F] : [0x00FF0000, 0x0000FF00, 0x000000FF];
        int at = FileHeaderBytes + 40; // inside the larger headers, behind the smallest
        int count = maskBytes == 16 || headerBytes >= 56 ? 4 : 3;
        if (file.Length < at + 4 * count)
            throw Truncated();
        uint[] masks = new uint[count];
        for (int i = 0; i < count; i++)
            masks[i] = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4 * i)..]);
        return count == 4 && masks[3] == 0 ? masks[..3] : masks;
    }

    // A field of any width, scaled to 0 … 255.
    private static byte Extract(uint value, uint mask)
    {
        if (mask == 0)
            return 0;
        int shift = BitOperations.TrailingZeroCount(mask);
        ulong largest = mask >> shift;
        return (byte)(((ulong)((value & mask) >> shift) * 255 + largest / 2) / largest);
    }

    private static ImageProblemException Truncated() => new(QuarantineReason.Truncated, "the BMP file ends too early");
}
