using System.Runtime.InteropServices;
using Kakera.Learning.Models;
using Kakera.Learning.Monitoring;

namespace Kakera.Learning.Tests.Onnx;

/// <summary>Writes residual networks as ONNX, under names that say nothing.</summary>
internal sealed class OnnxFile
{
    private readonly ProtobufMessage _graph = new();
    private int _names;

    /// <summary>Which numbers stand for a weight of torchvision's name; shape and values.</summary>
    public required Func<string, (long[] Shape, float[] Values)> Weight { get; init; }

    /// <summary>Leaves out the normalisations whose names end so.</summary>
    public string? Folded { get; init; }

    /// <summary>Numbers one by one, as few writers do, in place of bytes.</summary>
    public bool InNumbers { get; init; }

    public void Write(string path, Backbone backbone)
    {
        string x = Node("MaxPool", Node("Relu", Unit("pixels", "conv1", "bn1")));
        int[] blocks = ResNetEncoder.BlocksOf(backbone);
        int convolutions = backbone == Backbone.ResNet50 ? 3 : 2;
        for (int layer = 1; layer <= 4; layer++)
        {
            for (int block = 0; block < blocks[layer - 1]; block++)
            {
                string prefix = $"layer{layer}.{block}.", shortcut = x, y = x;
                if (block == 0 && (layer > 1 || convolutions == 3))
                    shortcut = Unit(x, prefix + "downsample.0", prefix + "downsample.1");
                for (int i = 1; i <= convolutions; i++)
                {
                    y = Unit(y, $"{prefix}conv{i}", $"{prefix}bn{i}");
                    y = i < convolutions ? Node("Relu", y) : y;
                }

                x = Node("Relu", Node("Add", y, shortcut));
            }
        }

        Node("Gemm", Node("Flatten", Node("GlobalAveragePool", x)), Named([1, 2], [1, 2]));
        File.WriteAllBytes(path, new ProtobufMessage().Number(1, 8).Block(7, _graph.Bytes).Bytes);
    }

    private string Unit(string x, string convolution, string normalisation)
    {
        string y = Node("Conv", x, Named(convolution + ".weight"));
        return Folded is { } ending && normalisation.EndsWith(ending, StringComparison.Ordinal) ? y : Node("BatchNormalization",
            [y, .. new[] { "weight", "bias", "running_mean", "running_var" }.Select(part => Named($"{normalisation}.{part}"))]);
    }

    private string Named(string torchvision)
    {
        (long[] shape, float[] values) = Weight(torchvision);
        return Named(shape, values);
    }

    private string Named(long[] shape, float[] values)
    {
        string name = NewName();
        _graph.Message(5, tensor =>
        {
            foreach (long length in shape)
                tensor.Number(1, length);
            tensor.Number(2, 1);
            if (InNumbers)
            {
                foreach (float value in values)
                    tensor.Single(4, value);
            }
            else
            {
                tensor.Block(9, MemoryMarshal.AsBytes<float>(values));
            }

            tensor.Text(8, name);
        });
        return name;
    }

    private string Node(string operation, params string[] inputs)
    {
        string output = NewName();
        _graph.Message(1, node =>
        {
            foreach (string input in inputs)
                node.Text(1, input);
            node.Text(2, output).Text(4, operation);
        });
        return output;
    }

    private string NewName() => $"v{_names++}";
}
