using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Kakera.Learning.Monitoring;

/// <summary>The few field kinds of a protobuf message that events need (protobuf.dev/programming-guides/encoding).</summary>
internal sealed class ProtobufMessage
{
    private readonly List<byte> _bytes = [];

    public ReadOnlySpan<byte> Bytes => CollectionsMarshal.AsSpan(_bytes);

    public ProtobufMessage Number(int field, long value)
    {
        Tag(field, wireType: 0);
        Varint((ulong)value);
        return this;
    }

    public ProtobufMessage Double(int field, double value)
    {
        Tag(field, wireType: 1);
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        _bytes.AddRange((ReadOnlySpan<byte>)bytes);
        return this;
    }

    public ProtobufMessage Single(int field, float value)
    {
        Tag(field, wireType: 5);
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _bytes.AddRange((ReadOnlySpan<byte>)bytes);
        return this;
    }

    public ProtobufMessage Text(int field, string value) => Block(field, Encoding.UTF8.GetBytes(value));

    public ProtobufMessage Message(int field, Action<ProtobufMessage> fill)
    {
        var inner = new ProtobufMessage();
        fill(inner);
        return Block(field, inner.Bytes);
    }

    public ProtobufMessage Block(int field, ReadOnlySpan<byte> content)
    {
        Tag(field, wireType: 2);
        Varint((ulong)content.Length);
        _bytes.AddRange(content);
        return this;
    }

    private void Tag(int field, int wireType) => Varint((ulong)((field << 3) | wireType));

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.Add((byte)(value | 0x80));
        _bytes.Add((byte)value);
    }
}
