using System.Buffers.Binary;

namespace Kakera.Data.Images;

/// <summary>Tells by the first bytes what a file is; names lie.</summary>
internal static class ImageSniffer
{
    /// <summary>Bytes from the start of a file that suffice.</summary>
    public const int HeadBytes = 132;

    private static readonly HashSet<string> ImageExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff", ".webp", ".bmp", ".dib",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ImageExtensionsBySpan =
        ImageExtensions.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Dictionary<string, string> OtherExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        [".gif"] = "GIF", [".heic"] = "HEIC", [".heif"] = "HEIC", [".avif"] = "AVIF", [".jp2"] = "JPEG 2000", [".j2k"] = "JPEG 2000",
        [".jpx"] = "JPEG 2000", [".jxl"] = "JPEG XL", [".jls"] = "JPEG-LS", [".dcm"] = "DICOM", [".dicom"] = "DICOM", [".psd"] = "Photoshop",
    };

    /// <summary>Whether the name promises one of the formats that are read.</summary>
    public static bool NamesImage(ReadOnlySpan<char> path) => ImageExtensionsBySpan.Contains(Path.GetExtension(path));

    /// <summary>What the bytes are.</summary>
    public static ImageFormat Format(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => ImageFormat.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ImageFormat.Png,
        [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => ImageFormat.Tiff,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => ImageFormat.Webp,
        [(byte)'B', (byte)'M', ..] when head.Length >= 18 && BmpReader.IsHeaderSize(BinaryPrimitives.ReadUInt32LittleEndian(head[14..])) =>
            ImageFormat.Bmp,
        _ => ImageFormat.Unknown,
    };

    /// <summary>The name of an image format that is not read, by content or else by the file's name; null where there is no sign of one.</summary>
    public static string? OtherFormat(ReadOnlySpan<byte> head, string path)
    {
        if (head.StartsWith("GIF8"u8))
            return "GIF";
        if (head.Length >= 132 && head[128..].StartsWith("DICM"u8))
            return "DICOM";
        if (head.StartsWith("\0\0\0\fjP  "u8) || head is [0xFF, 0x4F, 0xFF, 0x51, ..])
            return "JPEG 2000";
        if (head.StartsWith("\0\0\0\fJXL "u8))
            return "JPEG XL";
        if (head.StartsWith("8BPS"u8))
            return "Photoshop";
        if (head.Length >= 12 && head[4..].StartsWith("ftyp"u8))
            return head[8..].StartsWith("avif"u8) ? "AVIF" : head[8..].StartsWith("hei"u8) || head[8..].StartsWith("mif1"u8) ? "HEIC" : null;
        return OtherExtensions.GetValueOrDefault(Path.GetExtension(path));
    }

    /// <summary>Whether the bytes that end every file of this format are not there.</summary>
    public static bool EndIsMissing(ImageFormat format, ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> tail = file[Math.Max(0, file.Length - 1024)..]; // some programs write a little after the end
        return format switch
        {
            ImageFormat.Jpeg => !ReachesEndOfImage(file),
            ImageFormat.Png => tail.LastIndexOf("IEND"u8) < 0,
            ImageFormat.Webp => file.Length < 8 || BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) > (ulong)file.Length - 8,
            _ => false,
        };
    }

    // Goes from marker to marker (ITU-T T.81, annex B) to the first end of image, for a preview inside the file has one too.
    private static bool ReachesEndOfImage(ReadOnlySpan<byte> file)
    {
        const byte endOfImage = 0xD9, startOfScan = 0xDA;
        int at = 2;
        while (at + 4 <= file.Length || (at + 2 <= file.Length && file[at + 1] == endOfImage))
        {
            if (file[at] != 0xFF || file[at + 1] is 0xFF or 0 or (>= 0xD0 and <= 0xD7))
            {
                at++; // fill bytes, or a little rubbish that decoders pass over
                continue;
            }
            byte marker = file[at + 1];
            if (marker == endOfImage)
                return true;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (marker != startOfScan)
                continue;
            while (at + 1 < file.Length && !IsMarker(file[at], file[at + 1]))
            {
                int next = file[(at + 1)..].IndexOf((byte)0xFF);
                at = next < 0 ? file.Length : at + 1 + next;
            }
        }
        return false;
    }

    // Inside a scan, FF 00 is a byte of data and FF D0 … D7 a restart.
    private static bool IsMarker(byte first, byte second) => first == 0xFF && second is not (0 or 0xFF or (>= 0xD0 and <= 0xD7));
}
