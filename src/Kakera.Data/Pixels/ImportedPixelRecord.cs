using System.Buffers.Binary;

namespace Kakera.Data.Pixels;

/// <summary>The layout that <see cref="ImportedPixelWriter"/> writes and <see cref="ImportedPixels"/> reads.</summary>
internal static class ImportedPixelRecord
{
    public const int HashBytes = 32;

    /// <summary>Matches the files of all sizes and versions of the decoding.</summary>
    public const string AnyFile = "imported-*.bin";

    private const int HeadBytes = HashBytes + sizeof(uint);

    public static string FileIn(string folder, int side) =>
        Path.Combine(folder, $"imported-{side}-{PixelFileHeader.DecodingVersion}.bin");

    /// <summary>The size of a record of [3, S, S].</summary>
    public static int Bytes(int side) => HeadBytes + 3 * side * side;

    public static byte[] Of(string sha256, ReadOnlySpan<byte> pixels)
    {
        byte[] record = new byte[HeadBytes + pixels.Length];
        Convert.FromHexString(sha256).CopyTo(record, 0);
        pixels.CopyTo(record.AsSpan(HeadBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(HashBytes), Checksum(record));
        return record;
    }

    /// <summary>The pixels of a whole record; null of a damaged one.</summary>
    public static byte[]? Pixels(ReadOnlySpan<byte> record) =>
        BinaryPrimitives.ReadUInt32LittleEndian(record[HashBytes..]) == Checksum(record) ? record[HeadBytes..].ToArray() : null;

    private static uint Checksum(ReadOnlySpan<byte> record) => Crc32C.Of(record[HeadBytes..], Crc32C.Of(record[..HashBytes]));
}
