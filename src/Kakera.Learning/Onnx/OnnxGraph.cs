using System.Runtime.InteropServices;
using Google.Protobuf;
using Kakera.Data;
using Kakera.Data.Files;

namespace Kakera.Learning.Onnx;

/// <summary>
/// Nodes and float32 weights of an ONNX model: as much of the format (onnx.proto, its field numbers below) as taking weights out of a network
/// needs. It is read whole; nothing is computed.
/// </summary>
internal sealed class OnnxGraph
{
    private readonly Dictionary<string, OnnxTensor> _weights = new(StringComparer.Ordinal);
    private readonly List<OnnxNode> _nodes = [];

    private OnnxGraph()
    {
    }

    /// <summary>The steps, each after those that it needs.</summary>
    public IReadOnlyList<OnnxNode> Nodes => _nodes;

    /// <summary>The weights by name. Those that are not float32 are not among them.</summary>
    public IReadOnlyDictionary<string, OnnxTensor> Weights => _weights;

    /// <exception cref="KakeraException">The file is missing or damaged, is no ONNX model, or keeps its weights in other files.</exception>
    public static OnnxGraph Read(string path)
    {
        const string remedy = "Give the .onnx file as its maker wrote it.";
        try
        {
            var graph = new OnnxGraph();
            using (FileStream file = File.OpenRead(path))
            using (var model = new CodedInputStream(file))
                graph.ReadModel(model);
            return graph._nodes.Count > 0 ? graph : throw new FormatException("it holds no graph");
        }
        catch (Exception fault) when (fault is FormatException or InvalidProtocolBufferException)
        {
            throw new KakeraException($"the file is damaged or no ONNX model: {fault.Message}", path, remedy, fault);
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw FileProblem.Translate(fault, path);
        }
    }

    private void ReadModel(CodedInputStream model)
    {
        const int graph = 7;
        while (Field(model) is int field)
        {
            if (field == graph)
                ReadGraph(Message(model));
            else
                model.SkipLastField();
        }
    }

    private void ReadGraph(CodedInputStream graph)
    {
        const int node = 1, initializer = 5;
        while (Field(graph) is int field)
        {
            if (field == node)
                _nodes.Add(ReadNode(Message(graph)));
            else if (field == initializer)
                ReadWeight(Message(graph));
            else
                graph.SkipLastField();
        }
    }

    private static OnnxNode ReadNode(CodedInputStream node)
    {
        const int input = 1, output = 2, operation = 4;
        var inputs = new List<string>();
        var outputs = new List<string>();
        string name = "";
        while (Field(node) is int field)
        {
            switch (field)
            {
                case input: inputs.Add(node.ReadString()); break;
                case output: outputs.Add(node.ReadString()); break;
                case operation: name = node.ReadString(); break;
                default: node.SkipLastField(); break;
            }
        }

        return new OnnxNode(name, inputs, outputs);
    }

    private void ReadWeight(CodedInputStream tensor)
    {
        const int dimension = 1, type = 2, numbers = 4, name = 8, bytes = 9, location = 14;
        const int float32 = 1, external = 1;
        var shape = new List<long>();
        var values = new List<float>();
        string own = "";
        int kind = 0;
        for (uint tag = tensor.ReadTag(); tag != 0; tag = tensor.ReadTag())
        {
            bool packed = WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited;
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case dimension when packed: Dimensions(Message(tensor), shape); break;
                case dimension: shape.Add(tensor.ReadInt64()); break;
                case type: kind = tensor.ReadInt32(); break;
                case numbers when !packed: values.Add(tensor.ReadFloat()); break;
                case numbers or bytes: Singles(tensor.ReadBytes().Span, values); break;
                case name: own = tensor.ReadString(); break;
                case location when tensor.ReadInt32() == external: throw new FormatException("its weights lie in files of their own, which are not read");
                case location: break;
                default: tensor.SkipLastField(); break;
            }
        }

        if (kind != float32)
            return;
        if (shape.Any(length => length is < 0 or > int.MaxValue) || shape.Aggregate(1.0, (product, length) => product * length) != values.Count)
            throw new FormatException($"the weight {own} has {values.Count} numbers for the shape {string.Join('×', shape)}");
        _weights[own] = new OnnxTensor([.. shape], [.. values]);
    }

    private static void Dimensions(CodedInputStream packed, List<long> shape)
    {
        while (!packed.IsAtEnd)
            shape.Add(packed.ReadInt64());
    }

    private static void Singles(ReadOnlySpan<byte> bytes, List<float> values)
    {
        if (bytes.Length % sizeof(float) != 0)
            throw new FormatException("a weight's bytes are cut off");
        values.AddRange(MemoryMarshal.Cast<byte, float>(bytes)); // both little-endian
    }

    private static int? Field(CodedInputStream message) => message.ReadTag() is uint tag and not 0 ? WireFormat.GetTagFieldNumber(tag) : null;

    private static CodedInputStream Message(CodedInputStream outer) => outer.ReadBytes().CreateCodedInput();
}
