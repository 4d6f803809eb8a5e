using System.Buffers.Binary;
using System.IO.Compression;
using NetVips;

namespace Kakera.Data.Tests.Images;

/// <summary>Images made on the spot: four flat quarters, so that orientation, colour and squashing can be read off single pixels.</summary>
internal static class TestImages
{
    public static readonly byte[][] Quarters = [[200, 30, 40], [50, 180, 60], [70, 80, 220], [240, 230, 20]];

    /// <summary>RGB, upper left and right, then lower left and right as in <see cref="Quarters"/>.</summary>
    public static Image Colour(int width = 64, int height = 48) => Painted(width, height, Quarters);

    public static Image Painted(int width, int height, byte[][] quarters)
    {
        int bands = quarters[0].Length;
        byte[] pixels = new byte[width * height * bands];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                quarters[(2 * y / height * 2) + (2 * x / width)].CopyTo(pixels, (y * width + x) * bands);
        using Image image = Image.NewFromMemory(pixels, width, height, bands, Enums.BandFormat.Uchar);
        return image.Copy(interpretation: bands <= 2 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
    }

    /// <summary>RGB, of waves of 64 pixels across and 48 down, each band at another phase.</summary>
    public static Image Waves(int width, int height)
    {
        byte[] pixels = new byte[width * height * 3];
        for (int i = 0; i < pixels.Length; i++)
        {
            double across = i / 3 % width / 64.0, down = i / 3 / width / 48.0, phase = i % 3 / 3.0;
            pixels[i] = (byte)(128 + 50 * Math.Sin(2 * Math.PI * (across + phase)) + 50 * Math.Cos(2 * Math.PI * (down + phase)));
        }
        using Image image = Image.NewFromMemory(pixels, width, height, 3, Enums.BandFormat.Uchar);
        return image.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    public static byte[] Jpeg(Image image, int quality = 95) => image.JpegsaveBuffer(q: quality, subsampleMode: Enums.ForeignSubsample.Off);

    /// <summary>A JPEG whose content depends on <paramref name="number"/>.</summary>
    public static byte[] Jpeg(int number, int side = 40)
    {
        KeyedRandom random = new((ulong)number);
        byte[] pixels = new byte[side * side * 3];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)random.NextInt(256);
        using Image image = Image.NewFromMemory(pixels, side, side, 3, Enums.BandFormat.Uchar);
        using Image named = image.Copy(interpretation: Enums.Interpretation.Srgb);
        return Jpeg(named);
    }

    public static byte[] JpegTurned(int orientation)
    {
        using Image image = Colour();
        using Image turned = image.Mutate(mutable => mutable.Set(GValue.GIntType, "orientation", orientation));
        return Jpeg(turned);
    }

    /// <summary>A PNG of zeros with 1 bit a pixel, written by hand: few bytes however many pixels.</summary>
    public static byte[] HugePng(int width, int height)
    {
        using MemoryStream file = new();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        WriteChunk(file, "IHDR"u8, header);
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            byte[] row = new byte[1 + (width + 7) / 8];
            for (int y = 0; y < height; y++)
                zlib.Write(row);
        }
        WriteChunk(file, "IDAT"u8, packed.ToArray());
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>A bitmap with a BITMAPINFOHEADER.</summary>
    public static byte[] Bmp(int width, int height, int bits, uint compression, byte[] behindHeader, byte[] rows, int colours = 0)
    {
        byte[] file = new byte[54 + behindHeader.Length + rows.Length];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), 54 + behindHeader.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(26), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(28), (short)bits);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(30), compression);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(46), colours);
        behindHeader.CopyTo(file, 54);
        rows.CopyTo(file, 54 + behindHeader.Length);
        return file;
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        uint crc = 0xFFFFFFFF;
        foreach (byte value in (byte[])[.. type, .. data])
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        file.Write(number);
    }
}
