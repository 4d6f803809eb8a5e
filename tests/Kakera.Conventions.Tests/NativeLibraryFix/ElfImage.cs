using System.Buffers.Binary;
using System.Text;

namespace Kakera.Conventions.Tests.NativeLibraryFix;

/// <summary>
/// The smallest 64-bit ELF image with a table of needed versions: a header, three section headers (none, .gnu.version_r, its strings) and
/// two libraries, the first of which needs two versions.
/// </summary>
internal static class ElfImage
{
    public const string Wanted = "GLIBCXX_3.4.32";

    private const int SectionsAt = 0x40, NeedsAt = 0x100, StringsAt = 0x180, Length = 0x200;
    private const int FirstEntryAt = NeedsAt + 16, SecondEntryAt = FirstEntryAt + 16, SecondLibraryAt = SecondEntryAt + 16;

    /// <summary>Where the flags of the wanted version stand: it is the second that the first library needs.</summary>
    public const int FlagsAt = SecondEntryAt + 4;

    /// <param name="version">The version needed beside <c>GLIBC_2.17</c>.</param>
    public static byte[] Needing(string version = Wanted)
    {
        byte[] image = new byte[Length];
        ((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1]).CopyTo(image);
        Write64(image, 0x28, SectionsAt);
        Write16(image, 0x3A, 0x40);
        Write16(image, 0x3C, 3);

        int needs = SectionsAt + 0x40, names = SectionsAt + 0x80;
        Write32(image, needs + 4, 0x6ffffffe);
        Write64(image, needs + 0x18, NeedsAt);
        Write32(image, needs + 0x28, 2); // its strings are in section 2
        Write32(image, needs + 0x2C, 2);
        Write32(image, names + 4, 3);
        Write64(image, names + 0x18, StringsAt);

        string strings = $"\0GLIBC_2.17\0{version}\0";
        Encoding.ASCII.GetBytes(strings).CopyTo(image, StringsAt);
        Library(image, NeedsAt, entries: 2, next: SecondLibraryAt - NeedsAt);
        Entry(image, FirstEntryAt, name: 1, next: 16);
        Entry(image, SecondEntryAt, name: 1 + "GLIBC_2.17\0".Length, next: 0);
        Library(image, SecondLibraryAt, entries: 1, next: 0);
        Entry(image, SecondLibraryAt + 16, name: 1, next: 0);
        return image;
    }

    private static void Library(byte[] image, int at, ushort entries, uint next)
    {
        Write16(image, at, 1);
        Write16(image, at + 2, entries);
        Write32(image, at + 8, 16);
        Write32(image, at + 12, next);
    }

    private static void Entry(byte[] image, int at, int name, uint next)
    {
        Write32(image, at + 8, (uint)name);
        Write32(image, at + 12, next);
    }

    private static void Write16(byte[] image, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(at), value);

    private static void Write32(byte[] image, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(at), value);

    private static void Write64(byte[] image, int at, long value) => BinaryPrimitives.WriteInt64LittleEndian(image.AsSpan(at), value);
}
