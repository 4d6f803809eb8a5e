using System.Security.Cryptography;
using System.Text;
using Kakera.Data;
using Kakera.Data.Files;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Checkpoints;

/// <summary>Named tensors in a safetensors file, readable from Python, with a checksum over every byte.</summary>
/// <remarks>
/// The checksum is the metadata entry <c>sha256</c>: the SHA-256 of the whole file with the 64 characters of the checksum itself read as
/// zeros. A file from elsewhere that carries none is read without that check; one that the entry <c>kakera.file</c> marks as ours is not.
/// </remarks>
internal static class TensorFile
{
    private const string ChecksumKey = "sha256";
    private const string OursKey = "kakera.file";
    private static readonly string NoChecksum = new('0', 64);

    /// <summary>
    /// Writes <paramref name="tensors"/>, from whatever device, and <paramref name="metadata"/>; renamed into place when on the disk.
    /// </summary>
    /// <exception cref="KakeraException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        Dictionary<string, Tensor> onCpu = tensors.ToDictionary(entry => entry.Key, entry =>
            entry.Value.detach().cpu().contiguous(), StringComparer.Ordinal);
        TensorFileHeader header = TensorFileHeader.Of(
            onCpu, new Dictionary<string, string>(metadata, StringComparer.Ordinal) { [ChecksumKey] = NoChecksum, [OursKey] = "1" });

        byte[] head = header.ToBytes();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        foreach (TensorFileEntry entry in header.Entries)
            hash.AppendData(onCpu[entry.Name].bytes);
        PutChecksum(head, Convert.ToHexStringLower(hash.GetHashAndReset()));

        DurableFile.Write(path, stream =>
        {
            stream.Write(head);
            foreach (TensorFileEntry entry in header.Entries)
                stream.Write(onCpu[entry.Name].bytes);
        });
    }

    /// <summary>Reads a whole file and verifies its checksum. The tensors belong to the caller's dispose scope.</summary>
    /// <exception cref="KakeraException">The file is missing, truncated, altered or no safetensors file.</exception>
    public static TensorFileContent Read(string path) => Opened(path, stream =>
    {
        TensorFileHeader header = TensorFileHeader.Read(stream, out byte[] head);
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        using DisposeScope scope = NewDisposeScope();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string? checksum = TakeChecksum(head, header);
        hash.AppendData(head);
        foreach (TensorFileEntry entry in header.Entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            Tensor tensor = empty(entry.Shape, TensorFileHeader.TypeOf(entry));
            Span<byte> bytes = entry.Bytes == 0 ? [] : tensor.bytes;
            stream.ReadExactly(bytes);
            hash.AppendData(bytes);
            tensors.Add(entry.Name, tensor);
        }
        if (checksum is not null && checksum != Convert.ToHexStringLower(hash.GetHashAndReset()))
            throw new FormatException("its checksum does not match its content");
        foreach (Tensor tensor in tensors.Values)
            tensor.MoveToOuterDisposeScope();
        return new TensorFileContent(tensors, header.Metadata);
    });

    /// <summary>Reads the header alone; the checksum is not verified.</summary>
    /// <exception cref="KakeraException">The file is missing, truncated or no safetensors file.</exception>
    public static TensorFileHeader ReadHeader(string path) => Opened(path, stream => TensorFileHeader.Read(stream, out _));

    /// <summary>SHA-256 of the tensors alone: names, shapes and numbers, whatever the metadata say. Two equal networks have one.</summary>
    public static string Fingerprint(IReadOnlyDictionary<string, Tensor> tensors)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, Tensor tensor) in tensors.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {tensor.dtype} {string.Join('x', tensor.shape)}\n"));
            hash.AppendData(tensor.detach().cpu().contiguous().bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static T Opened<T>(string path, Func<FileStream, T> read)
    {
        const string remedy = "Give a file that Kakera or another safetensors writer wrote, or make it again.";
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
            return read(stream);
        }
        catch (Exception fault) when (fault is FormatException or EndOfStreamException)
        {
            throw new KakeraException($"the file is damaged or no safetensors file: {fault.Message}", path, remedy, fault);
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw FileProblem.Translate(fault, path);
        }
    }

    private static void PutChecksum(byte[] head, string checksum) =>
        Encoding.ASCII.GetBytes(checksum, head.AsSpan(head.AsSpan().IndexOf(ChecksumEntry(NoChecksum)) + ChecksumKey.Length + 4, 64));

    private static string? TakeChecksum(byte[] head, TensorFileHeader header)
    {
        string? checksum = header.Metadata.GetValueOrDefault(ChecksumKey);
        int at = checksum?.Length == 64 ? head.AsSpan().IndexOf(ChecksumEntry(checksum)) : -1;
        if (at < 0)
            return header.Metadata.ContainsKey(OursKey) ? throw new FormatException("it has lost its checksum") : null;
        Encoding.ASCII.GetBytes(NoChecksum, head.AsSpan(at + ChecksumKey.Length + 4, 64));
        return checksum;
    }

    private static byte[] ChecksumEntry(string checksum) => Encoding.ASCII.GetBytes($"\"{ChecksumKey}\":\"{checksum}");
}
