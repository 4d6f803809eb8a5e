using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Kakera.Data.Tests.Arrays;

/// <summary>Files of NumPy arrays made on the spot, byte for byte as NumPy writes them.</summary>
internal static class TestNpz
{
    /// <summary>An array as .npy.</summary>
    public static byte[] Array(string descr, string shape, byte[] data, byte version = 1, bool fortran = false)
    {
        string header = $"{{'descr': {descr}, 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}";
        int lengthBytes = version == 1 ? 2 : 4;
        header = header.PadRight((8 + lengthBytes + header.Length + 1 + 63) / 64 * 64 - 8 - lengthBytes - 1) + "\n"; // NumPy aligns to 64 bytes
        byte[] length = new byte[lengthBytes];
        if (version == 1)
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)header.Length);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)header.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. Encoding.ASCII.GetBytes(header), .. data];
    }

    /// <summary>An array of uint8.</summary>
    public static byte[] Bytes(string shape, byte[] data) => Array("'|u1'", shape, data);

    /// <summary>Arrays by name as .npz.</summary>
    public static byte[] File(params (string Name, byte[] Array)[] arrays)
    {
        using MemoryStream file = new();
        using (ZipArchive archive = new(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach ((string name, byte[] array) in arrays)
            {
                using Stream entry = archive.CreateEntry(name + ".npy").Open();
                entry.Write(array);
            }
        return file.ToArray();
    }

    /// <summary>Bytes that differ from one another, the same for the same number.</summary>
    public static byte[] Noise(int count, int number)
    {
        KeyedRandom random = new((ulong)number);
        return [.. Enumerable.Range(0, count).Select(_ => (byte)random.NextInt(256))];
    }
}
