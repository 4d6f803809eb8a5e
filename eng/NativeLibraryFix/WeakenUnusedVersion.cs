using System;
using System.Collections.Generic;
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
            File.SetLastWriteTimeUtc(path, written); // so that an unchanged copy is not published again
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
    private const int HeaderBytes = 0x40;
    private const int SectionHeaderBytes = 0x40;
    private const int EntryBytes = 16;
    private const ushort Weak = 0x2; // VER_FLG_WEAK

    /// <summary>Marks <paramref name="version"/> as weak wherever <paramref name="image"/> needs it; the loader then tolerates its absence.</summary>
    /// <returns>
    /// Whether a byte was changed: false where it is weak already or is not needed, and where the image is no such ELF file or is damaged,
    /// which leaves it as it was.
    /// </returns>
    public static bool Weaken(byte[] image, string version)
    {
        var flags = new List<int>();
        if (!IsElf64LittleEndian(image) || !FindFlags(image, version, flags))
            return false;

        foreach (int at in flags)
            image[at] |= (byte)Weak;
        return flags.Count > 0;
    }

    /// <summary>Where the flags of the entries stand that need the version and are not weak. False where a table points outside the image.</summary>
    private static bool FindFlags(byte[] image, string version, List<int> found)
    {
        long sections = BitConverter.ToInt64(image, 0x28);
        int sectionBytes = BitConverter.ToUInt16(image, 0x3A);
        int sectionCount = BitConverter.ToUInt16(image, 0x3C);
        for (int i = 0; i < sectionCount; i++)
        {
            long header = sections + (long)i * sectionBytes;
            if (!Holds(image, header, SectionHeaderBytes))
                return false;
            if (BitConverter.ToInt32(image, (int)header + 4) != SectionVersionNeeds)
                continue;

            long names = sections + BitConverter.ToUInt32(image, (int)header + 0x28) * (long)sectionBytes;
            if (!Holds(image, names, SectionHeaderBytes))
                return false;
            long needs = BitConverter.ToInt64(image, (int)header + 0x18);
            long strings = BitConverter.ToInt64(image, (int)names + 0x18);
            if (!FindFlagsIn(image, needs, strings, version, found))
                return false;
        }

        return true;
    }

    /// <summary>The same for one section: a chain of libraries, each with a chain of versions. A link of 0 ends a chain.</summary>
    private static bool FindFlagsIn(byte[] image, long library, long strings, string version, List<int> found)
    {
        for (uint toNextLibrary = 1; toNextLibrary != 0; library += toNextLibrary)
        {
            if (!Holds(image, library, EntryBytes))
                return false;
            toNextLibrary = BitConverter.ToUInt32(image, (int)library + 12);

            long entry = library + BitConverter.ToUInt32(image, (int)library + 8);
            for (uint toNext = 1; toNext != 0; entry += toNext)
            {
                if (!Holds(image, entry, EntryBytes))
                    return false;
                toNext = BitConverter.ToUInt32(image, (int)entry + 12);

                int flagsAt = (int)entry + 4;
                bool isWeak = (BitConverter.ToUInt16(image, flagsAt) & Weak) != 0;
                if (!isWeak && IsNamed(image, strings + BitConverter.ToUInt32(image, (int)entry + 8), version))
                    found.Add(flagsAt);
            }
        }

        return true;
    }

    private static bool IsElf64LittleEndian(byte[] image) =>
        image.Length > HeaderBytes && image[0] == 0x7F && image[1] == (byte)'E' && image[2] == (byte)'L' && image[3] == (byte)'F'
        && image[4] == 2 && image[5] == 1;

    private static bool Holds(byte[] image, long at, int length) => at >= 0 && at <= image.Length - length;

    /// <summary>Whether the zero-terminated name at a place is the given one.</summary>
    private static bool IsNamed(byte[] image, long at, string name)
    {
        byte[] wanted = Encoding.ASCII.GetBytes(name + "\0");
        if (!Holds(image, at, wanted.Length))
            return false;
        for (int i = 0; i < wanted.Length; i++)
            if (image[(int)at + i] != wanted[i])
                return false;
        return true;
    }
}
