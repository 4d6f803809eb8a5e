using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using static TorchSharp.torch;

namespace Kakera.Learning.Checkpoints;

/// <summary>
/// The header of a safetensors file (github.com/huggingface/safetensors, "Format"): 8 bytes of length, little-endian, then JSON: for each
/// tensor
/// <c>dtype</c>, <c>shape</c> and <c>data_offsets</c>, and <c>__metadata__</c>, a map of strings.
/// </summary>
internal sealed record TensorFileHeader(IReadOnlyList<TensorFileEntry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    public const string MetadataKey = "__metadata__";
    private const int LongestHeader = 100_000_000; // the format's own limit

    private static readonly Dictionary<string, ScalarType> Types = new(StringComparer.Ordinal)
    {
        ["F64"] = ScalarType.Float64,
        ["F32"] = ScalarType.Float32,
        ["F16"] = ScalarType.Float16,
        ["BF16"] = ScalarType.BFloat16,
        ["I64"] = ScalarType.Int64,
        ["I32"] = ScalarType.Int32,
        ["I16"] = ScalarType.Int16,
        ["I8"] = ScalarType.Int8,
        ["U8"] = ScalarType.Byte,
        ["BOOL"] = ScalarType.Bool,
    };

    public long DataBytes => Entries.Count == 0 ? 0 : Entries.Max(entry => entry.End);

    public static ScalarType TypeOf(TensorFileEntry entry) => Types[entry.Type];

    /// <summary>Lays tensors out one after another, widest numbers first so that each is aligned, then by name.</summary>
    public static TensorFileHeader Of(IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var entries = new List<TensorFileEntry>(tensors.Count);
        long end = 0;
        foreach ((string name, Tensor tensor) in tensors.OrderByDescending(entry => entry.Value.ElementSize)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal))
        {
            string type = Types.First(known => known.Value == tensor.dtype).Key;
            entries.Add(new TensorFileEntry(name, type, tensor.shape, end, end += tensor.numel() * tensor.ElementSize));
        }
        return new TensorFileHeader(entries, metadata);
    }

    /// <summary>The length and the JSON, padded with spaces so that the data begins at a multiple of eight.</summary>
    public byte[] ToBytes()
    {
        using var json = new MemoryStream();
        json.Write(stackalloc byte[8]);
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(MetadataKey);
            foreach ((string key, string value) in Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                writer.WriteString(key, value);
            writer.WriteEndObject();
            foreach (TensorFileEntry entry in Entries)
                Write(writer, entry);
            writer.WriteEndObject();
        }
        while (json.Length % 8 != 0)
            json.WriteByte((byte)' ');
        byte[] bytes = json.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(bytes, bytes.Length - 8);
        return bytes;
    }

    /// <summary>Reads the length and the JSON from the start of a file.</summary>
    /// <exception cref="FormatException">They are not those of a safetensors file, or do not fit the file's length.</exception>
    public static TensorFileHeader Read(Stream stream, out byte[] bytes)
    {
        Span<byte> length = stackalloc byte[8];
        if (stream.ReadAtLeast(length, 8, throwOnEndOfStream: false) < 8)
            throw new FormatException("it is shorter than a header");
        long count = BinaryPrimitives.ReadInt64LittleEndian(length);
        if (count is < 2 or > LongestHeader || count > stream.Length - 8)
            throw new FormatException("its header does not fit the file");
        bytes = new byte[8 + count];
        length.CopyTo(bytes);
        stream.ReadExactly(bytes.AsSpan(8));
        TensorFileHeader header;
        try
        {
            header = Parse(bytes.AsMemory(8));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException or OverflowException)
        {
            throw new FormatException("its header is not that of a safetensors file", fault);
        }
        header.Check(stream.Length - bytes.Length);
        return header;
    }

    private static void Write(Utf8JsonWriter writer, TensorFileEntry entry)
    {
        writer.WriteStartObject(entry.Name);
        writer.WriteString("dtype", entry.Type);
        writer.WriteStartArray("shape");
        foreach (long size in entry.Shape)
            writer.WriteNumberValue(size);
        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(entry.Begin);
        writer.WriteNumberValue(entry.End);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static TensorFileHeader Parse(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        var entries = new List<TensorFileEntry>();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            if (property.Name == MetadataKey)
            {
                foreach (JsonProperty entry in property.Value.EnumerateObject())
                    metadata[entry.Name] = entry.Value.GetString() ?? "";
                continue;
            }
            JsonElement offsets = property.Value.GetProperty("data_offsets");
            long[] shape = [.. property.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
            entries.Add(new TensorFileEntry(
                property.Name, property.Value.GetProperty("dtype").GetString() ?? "", shape, offsets[0].GetInt64(), offsets[1].GetInt64()));
        }
        return new TensorFileHeader(entries, metadata);
    }

    private void Check(long dataBytes)
    {
        long expected = 0;
        foreach (TensorFileEntry entry in Entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (!Types.TryGetValue(entry.Type, out ScalarType type))
                throw new FormatException($"tensor {entry.Name} has the unknown number format {entry.Type}");
            if (entry.Begin != expected || entry.Shape.Any(size => size < 0))
                throw new FormatException($"tensor {entry.Name} does not follow the one before it");
            expected = entry.End;
            long numbers = entry.Shape.Aggregate(1L, (product, size) => checked(product * size));
            if (entry.Bytes != numbers * Width(type))
                throw new FormatException($"tensor {entry.Name} has the wrong length");
        }
        if (expected != dataBytes)
            throw new FormatException($"it holds {dataBytes} bytes of numbers where its header says {expected}");
    }

    private static int Width(ScalarType type) => type switch
    {
        ScalarType.Float64 or ScalarType.Int64 => 8,
        ScalarType.Float32 or ScalarType.Int32 => 4,
        ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Int16 => 2,
        _ => 1,
    };

    /// <summary>The header as UTF-8 text without its length, for people.</summary>
    public override string ToString() => Encoding.UTF8.GetString(ToBytes().AsSpan(8));
}
