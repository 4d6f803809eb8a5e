using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Kakera.Data;
using Kakera.Learning.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Checkpoints;

public sealed class TensorFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_was_written_is_read_back_to_the_bit()
    {
        string path = WriteSample();
        TensorFileContent content = TensorFile.Read(path);
        Assert.Equal("欠片 \"quoted\"", content.Metadata["note"]);
        foreach ((string name, Tensor expected) in Sample())
        {
            Tensor actual = content.Tensors[name];
            Assert.Equal(expected.dtype, actual.dtype);
            Assert.Equal(expected.shape, actual.shape);
            Assert.Equal(expected.contiguous().bytes.ToArray(), actual.bytes.ToArray());
        }
    }

    [Fact]
    public void The_layout_is_that_of_safetensors()
    {
        byte[] file = File.ReadAllBytes(WriteSample());
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        Assert.Equal(0, (8 + length) % 8);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, length));
        JsonElement turned = header.RootElement.GetProperty("turned");
        Assert.Equal("F32", turned.GetProperty("dtype").GetString());
        Assert.Equal([3, 2], turned.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()));
        int begin = turned.GetProperty("data_offsets")[0].GetInt32(), end = turned.GetProperty("data_offsets")[1].GetInt32();
        Assert.Equal(24, end - begin);
        float[] values = [.. Enumerable.Range(0, 6)
            .Select(i => BinaryPrimitives.ReadSingleLittleEndian(file.AsSpan(8 + length + begin + 4 * i)))];
        Assert.Equal([0f, 3, 1, 4, 2, 5], values); // row by row, although the tensor was a transposed view
        Assert.Equal("__metadata__", header.RootElement.EnumerateObject().First().Name);
    }

    [Fact]
    public void A_truncated_file_is_refused_wherever_it_ends()
    {
        byte[] whole = File.ReadAllBytes(WriteSample());
        foreach (int length in new[] { 0, 5, 8, 40, whole.Length / 2, whole.Length - 1 })
        {
            string path = _folder.File("cut.safetensors");
            File.WriteAllBytes(path, whole[..length]);
            KakeraException refusal = Assert.Throws<KakeraException>(() => TensorFile.Read(path));
            Assert.Contains("damaged", refusal.Message);
            Assert.Equal(path, refusal.Where);
        }
    }

    [Fact]
    public void One_changed_bit_anywhere_is_noticed()
    {
        byte[] whole = File.ReadAllBytes(WriteSample());
        for (int at = 0; at < whole.Length; at += 7)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 0x01;
            string path = _folder.File("changed.safetensors");
            File.WriteAllBytes(path, changed);
            Assert.Throws<KakeraException>(() => TensorFile.Read(path));
        }
    }

    [Fact]
    public void A_file_from_elsewhere_without_a_checksum_is_read()
    {
        string header = """{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";
        var file = new byte[8 + header.Length + 8];
        BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
        Encoding.UTF8.GetBytes(header, file.AsSpan(8));
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(8 + header.Length + 4), 2.5f);
        string path = _folder.File("foreign.safetensors");
        File.WriteAllBytes(path, file);
        Assert.Equal([0f, 2.5f], TensorFile.Read(path).Tensors["w"].data<float>().ToArray());
    }

    [Fact]
    public void A_header_whose_numbers_do_not_fit_is_refused()
    {
        foreach (string entry in new[] { "\"shape\":[3],\"data_offsets\":[0,8]", "\"shape\":[2],\"data_offsets\":[4,12]",
            "\"shape\":[-2],\"data_offsets\":[0,8]" })
        {
            string header = "{\"w\":{\"dtype\":\"F32\"," + entry + "}}";
            var file = new byte[8 + header.Length + 8];
            BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
            Encoding.UTF8.GetBytes(header, file.AsSpan(8));
            string path = _folder.File("odd.safetensors");
            File.WriteAllBytes(path, file);
            Assert.Throws<KakeraException>(() => TensorFile.Read(path));
        }
    }

    [Fact]
    public void The_fingerprint_tells_weights_apart_and_nothing_else()
    {
        Dictionary<string, Tensor> sample = Sample();
        string fingerprint = TensorFile.Fingerprint(sample);
        Assert.Equal(fingerprint, TensorFile.Fingerprint(sample.Reverse().ToDictionary()));
        sample["wide"] = sample["wide"] + 1;
        Assert.NotEqual(fingerprint, TensorFile.Fingerprint(sample));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_named()
    {
        string file = _folder.File("not-a-folder");
        File.WriteAllText(file, "");
        Assert.Throws<KakeraException>(() =>
            TensorFile.Write(Path.Combine(file, "x.safetensors"), Sample(), new Dictionary<string, string>()));
    }

    private static Dictionary<string, Tensor> Sample() => new()
    {
        ["count"] = tensor(41L),
        ["turned"] = arange(6, ScalarType.Float32).reshape(2, 3).t(),
        ["wide"] = linspace(0, 1, 5, ScalarType.Float64),
        ["bytes"] = tensor(new byte[] { 1, 2, 3 }),
        ["half"] = tensor(new float[] { 1, 2 }).to(ScalarType.BFloat16),
        ["none"] = zeros(0, 4),
    };

    private string WriteSample()
    {
        string path = _folder.File("sample.safetensors");
        TensorFile.Write(path, Sample(), new Dictionary<string, string> { ["note"] = "欠片 \"quoted\"" });
        return path;
    }
}
