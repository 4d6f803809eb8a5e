using System;
using System.IO;
using System.Text;
#if !KAKERA_TESTS
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>The build step: marks a symbol version that ELF libraries ask for as weak, in place, on copies only.</summary>
public sealed class WeakenUnusedVersion : Task
{
    [Required]
    public ITaskItem[] Files { get; set; }

    [Required]
    public string Version { get; set; }

    public override bool Execute()
    {
        foreach (ITaskItem file in Files)
        {
            string path = file.GetMetadata("FullPath");
            byte[] image = File.ReadAllBytes(path);
            if (!ElfVersionNeeds.Weaken(image, Version))
                continue;

            // The output holds a link into the package cache. Writing through it would change the cache for every project of this user,
            // so the mended copy is written beside it and takes the link's place.
            DateTime written = File.GetLastWriteTimeUtc(path);
            string beside = path + ".mended";
            File.WriteAllBytes(beside, image);
            File.Delete(path);
            File.Move(beside, path);
            File.SetLastWriteTimeUtc(path, written); // so that the next build does not copy the original over it
            Log.LogMessage(MessageImportance.Low, "{0}: {1} is no longer required", path, Version);
        }

        return !Log.HasLoggedErrors;
    }
}
#endif

/// <summary>
/// Reads the section .gnu.version_r of a 64-bit little-endian ELF image: the versions of symbols that a library needs from others.
/// Layout: System V gABI, "Symbol Versioning" (Elfxx_Verneed 16 bytes: version, count, file, aux, next; Elfxx_Vernaux 16 bytes: hash,
/// flags, other, name, next).
/// </summary>
public static class ElfVersionNeeds
{
    private const int SectionVersionNeeds = 0x6ffffffe; // SHT_GNU_verneed
    private const ushort Weak = 0x2;                    // VER_FLG_WEAK

    /// <summary>Marks <paramref name="version"/> as weak wherever <paramref name="image"/> needs it; the loader then tolerates its absence.</summary>
    /// <returns>Whether a byte was changed: false where it is weak already, is not needed, or the image is no such ELF file.</returns>
    public static bool Weaken(byte[] image, string version)
    {
        if (!IsElf64LittleEndian(image))
            return false;

        long sections = BitConverter.ToInt64(image, 0x28);
        int sectionSize = BitConverter.ToUInt16(image, 0x3A);
        int sectionCount = BitConverter.ToUInt16(image, 0x3C);
        bool changed = false;
        for (int i = 0; i < sectionCount; i++)
        {
            long header = sections + (long)i * sectionSize;
            if (header < 0 || header + sectionSize > image.Length || BitConverter.ToInt32(image, (int)header + 4) != SectionVersionNeeds)
                continue;

            long needs = BitConverter.ToInt64(image, (int)header + 0x18);
            int files = BitConverter.ToInt32(image, (int)header + 0x2C);
            int stringSection = BitConverter.ToInt32(image, (int)header + 0x28);
            long strings = BitConverter.ToInt64(image, (int)(sections + (long)stringSection * sectionSize) + 0x18);
            changed |= WeakenIn(image, needs, files, strings, version);
        }

        return changed;
    }

    private static bool WeakenIn(byte[] image, long needs, int files, long strings, string version)
    {
        bool changed = false;
        for (int f = 0; f < files; f++)
        {
            int count = BitConverter.ToUInt16(image, (int)needs + 2);
            long entry = needs + BitConverter.ToUInt32(image, (int)needs + 8);
            for (int v = 0; v < count; v++)
            {
                int flagsAt = (int)entry + 4;
                ushort flags = BitConverter.ToUInt16(image, flagsAt);
                if ((flags & Weak) == 0 && NameAt(image, strings + BitConverter.ToUInt32(image, (int)entry + 8)) == version)
                {
                    image[flagsAt] = (byte)(flags | Weak);
                    changed = true;
                }

                entry += BitConverter.ToUInt32(image, (int)entry + 12);
            }

            needs += BitConverter.ToUInt32(image, (int)needs + 12);
        }

        return changed;
    }

    private static bool IsElf64LittleEndian(byte[] image) =>
        image.Length > 0x40 && image[0] == 0x7F && image[1] == (byte)'E' && image[2] == (byte)'L' && image[3] == (byte)'F'
        && image[4] == 2 && image[5] == 1;

    private static string NameAt(byte[] image, long at)
    {
        int end = Array.IndexOf(image, (byte)0, (int)at);
        return Encoding.ASCII.GetString(image, (int)at, end - (int)at);
    }
}
