using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using Kakera.Data.Files;

namespace Kakera.Data.Arrays;

/// <summary>NumPy arrays in one file (.npz: a ZIP archive of .npy). Arrays are streamed, and never held whole but for labels.</summary>
internal sealed class NpzFile : IDisposable
{
    private const string Ending = ".npy";

    private readonly ZipArchive _archive;

    private NpzFile(string path, ZipArchive archive)
    {
        Path = path;
        _archive = archive;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The names of the arrays.</summary>
    public IReadOnlyList<string> Arrays => [.. _archive.Entries.Select(entry => entry.FullName).Where(IsArray).Select(name => name[..^Ending.Length])];

    /// <summary>What tells the content from any other without reading it: name, length and checksum of each array, a line for each.</summary>
    public string Identity => string.Concat(
        _archive.Entries.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.FullName} {entry.Length} {entry.Crc32:x8}\n"))
            .Order(StringComparer.Ordinal));

    /// <exception cref="KakeraException">It cannot be read, or is no such file.</exception>
    public static NpzFile Open(string path)
    {
        ZipArchive? archive = null;
        try
        {
            archive = ZipFile.OpenRead(path);
            _ = archive.Entries; // reads the directory, so that a damaged one is found here
            return new NpzFile(path, archive);
        }
        catch (InvalidDataException fault)
        {
            archive?.Dispose();
            throw new KakeraException("the file is damaged, or no .npz file", path, "Fetch or save the file again.", fault);
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw FileProblem.Translate(fault, path);
        }
    }

    /// <summary>What an array is.</summary>
    /// <exception cref="KakeraException">There is none of the name, or it is not one that is read.</exception>
    public NpyHeader Header(string array) => Read(array, (header, _) => header);

    /// <summary>The whole numbers of an array, whatever its shape.</summary>
    /// <exception cref="KakeraException">It holds other numbers, or is damaged.</exception>
    public long[] WholeNumbers(string array) => Read(array, (header, stream) =>
    {
        if (header.Kind is not ('i' or 'u') || header.ItemBytes is not (1 or 2 or 4 or 8))
            throw new KakeraException(
                $"the array {array} holds numbers that are not whole", Path, "Save the labels as whole numbers, and the file again.");
        long[] numbers = new long[header.Shape.Aggregate(1L, (product, axis) => product * axis)];
        byte[] item = new byte[header.ItemBytes];
        for (long i = 0; i < numbers.Length; i++)
        {
            stream.ReadExactly(item);
            numbers[i] = Number(item, signed: header.Kind == 'i');
        }
        return numbers;
    });

    /// <summary>Goes through the items of an array's outermost axis.</summary>
    /// <param name="array">Its name.</param>
    /// <param name="itemBytes">Bytes of an item.</param>
    /// <param name="use">Given the number of the item and its bytes, which the next item overwrites.</param>
    /// <exception cref="KakeraException">It is damaged.</exception>
    public void ForEach(string array, int itemBytes, Action<long, byte[]> use) => Read(array, (header, stream) =>
    {
        byte[] item = new byte[itemBytes];
        for (long i = 0; i < header.Shape[0]; i++)
        {
            stream.ReadExactly(item);
            use(i, item);
        }
        return header;
    });

    public void Dispose() => _archive.Dispose();

    private T Read<T>(string array, Func<NpyHeader, Stream, T> read)
    {
        ZipArchiveEntry entry = _archive.GetEntry(array + Ending) ?? throw new KakeraException(
            $"there is no array {array} in the file; it holds {string.Join(", ", Arrays)}", Path,
            "Give a file of MedMNIST's form: train_images and train_labels, and the same for val and test.");
        try
        {
            using Stream packed = entry.Open();
            using BufferedStream stream = new(packed, 1 << 16);
            NpyHeader header = NpyHeader.Read(stream, array, Path);
            if (header.DataBytes > entry.Length)
                throw new EndOfStreamException();
            return read(header, stream);
        }
        catch (Exception fault) when (fault is EndOfStreamException or InvalidDataException)
        {
            throw new KakeraException($"the array {array} is cut off or damaged", Path, "Fetch or save the file again.", fault);
        }
    }

    private static bool IsArray(string name) => name.EndsWith(Ending, StringComparison.Ordinal);

    private static long Number(byte[] item, bool signed) => (item.Length, signed) switch
    {
        (1, false) => item[0],
        (1, true) => (sbyte)item[0],
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(item),
        (2, true) => BinaryPrimitives.ReadInt16LittleEndian(item),
        (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(item),
        (4, true) => BinaryPrimitives.ReadInt32LittleEndian(item),
        _ => BinaryPrimitives.ReadInt64LittleEndian(item),
    };
}
