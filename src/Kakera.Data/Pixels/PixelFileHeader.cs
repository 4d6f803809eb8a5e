using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kakera.Data.Pixels;

/// <summary>
/// How a file of pixels begins: <c>KAKERAPX</c>, layout version (int32), side (int32), count (int64), key (32 bytes), checksum (uint32,
/// over what stands before it and the table), 4 bytes of zero; then the table of one checksum (uint32) for each image; then the images.
/// Little-endian; checksums are CRC-32C.
/// </summary>
/// <param name="Side">S, in pixels.</param>
/// <param name="Count">Images.</param>
/// <param name="Key">The SHA-256 of side, version of the decoding and the images' hashes in order, in hexadecimal.</param>
internal sealed record PixelFileHeader(int Side, int Count, string Key)
{
    private const int FixedBytes = 64;
    private const int ChecksumAt = 56;
    private const int LayoutVersion = 1;

    /// <summary>Raise it whenever <see cref="Images.ImageReader.Decode"/> gives other pixels than before.</summary>
    internal const int DecodingVersion = 2;

    /// <summary>Bytes of one image.</summary>
    public int ImageBytes => 3 * Side * Side;

    /// <summary>The size of the whole file.</summary>
    public long FileBytes => PixelsAt + (long)Count * ImageBytes;

    /// <summary>The name of the file.</summary>
    public string FileName => $"pixels-{Side}-{Key[..16]}.bin";

    private long PixelsAt => FixedBytes + sizeof(uint) * (long)Count;

    public static PixelFileHeader For(int side, IReadOnlyList<PixelSource> sources)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes($"{DecodingVersion} {side}\n"));
        foreach (PixelSource source in sources)
            hash.AppendData(Encoding.ASCII.GetBytes(source.Sha256 + '\n'));
        return new PixelFileHeader(side, sources.Count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Where an image starts in the file.</summary>
    public long ImageAt(int index) => PixelsAt + (long)index * ImageBytes;

    /// <summary>Header and table, to be written before the images.</summary>
    public byte[] ToBytes(ReadOnlySpan<uint> imageChecksums)
    {
        byte[] bytes = new byte[PixelsAt];
        "KAKERAPX"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), LayoutVersion);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), Side);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), Count);
        Convert.FromHexString(Key).CopyTo(bytes, 24);
        for (int i = 0; i < imageChecksums.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(FixedBytes + sizeof(uint) * i), imageChecksums[i]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(ChecksumAt), HeaderChecksum(bytes));
        return bytes;
    }

    /// <summary>The images' checksums of a file that begins as it should; null where it does not.</summary>
    public uint[]? ReadChecksums(ReadOnlySpan<byte> bytes)
    {
        uint[] checksums = new uint[Count];
        for (int i = 0; i < Count; i++)
            checksums[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(FixedBytes + sizeof(uint) * i)..]);
        return bytes.SequenceEqual(ToBytes(checksums)) ? checksums : null;
    }

    private static uint HeaderChecksum(ReadOnlySpan<byte> bytes) => Crc32C.Of(bytes[FixedBytes..], Crc32C.Of(bytes[..ChecksumAt]));
}
