using Kakera.Data;

namespace Kakera.Learning.Onnx;

/// <summary>
/// Names the weights of a residual network (He et al., arXiv 1512.03385) as torchvision does. ONNX files call them what their maker pleased, so each is known by
/// its place: a block begins where the values part, and ends where they are added.
/// </summary>
internal sealed class OnnxResidualNetwork
{
    private readonly string _path;
    private readonly OnnxGraph _graph;
    private readonly ILookup<string, OnnxNode> _takers;
    private readonly Dictionary<string, OnnxTensor> _named = new(StringComparer.Ordinal);

    private OnnxResidualNetwork(string path)
    {
        _path = path;
        _graph = OnnxGraph.Read(path);
        _takers = _graph.Nodes.SelectMany(node => node.Inputs, (node, input) => (node, input)).ToLookup(pair => pair.input, pair => pair.node, StringComparer.Ordinal);
    }

    /// <summary>The weights of the convolutions and normalisations, under torchvision's names. What follows the last block is left.</summary>
    /// <exception cref="KakeraException">The file cannot be read, or holds no residual network with its normalisations.</exception>
    public static IReadOnlyDictionary<string, OnnxTensor> Read(string path)
    {
        var network = new OnnxResidualNetwork(path);
        network.Name();
        return network._named;
    }

    private void Name()
    {
        OnnxNode stem = _graph.Nodes.FirstOrDefault(node => node.Operator == "Conv") ?? throw Refusal("it holds no convolution");
        string x = Unit(stem, "conv1", "bn1");
        int layer = 1, block = 0;
        while (Block(x) is { } parts)
        {
            if (parts.Shortcut is not null && (layer, block) != (1, 0))
                (layer, block) = (layer + 1, 0);
            string prefix = $"layer{layer}.{block++}.";
            for (int i = 0; i < parts.Path.Count; i++)
                x = Unit(parts.Path[i], $"{prefix}conv{i + 1}", $"{prefix}bn{i + 1}");
            if (parts.Shortcut is { } shortcut)
                Unit(shortcut, prefix + "downsample.0", prefix + "downsample.1");
            x = Sum(x)!.Outputs[0];
        }

        if (block == 0)
            throw Refusal("no residual block follows its first convolution");
    }

    // A convolution and its normalisation are named; what the normalisation makes is returned.
    private string Unit(OnnxNode convolution, string name, string normalisationName)
    {
        OnnxNode normalisation = _takers[convolution.Outputs[0]].FirstOrDefault(node => node.Operator == "BatchNormalization") ?? throw Refusal(
            $"no batch normalisation follows the convolution {convolution.Outputs[0]}: it was folded into the convolution, perhaps, when the file was made");
        Take(convolution, 1, name + ".weight");
        foreach ((int input, string part) in new[] { (1, ".weight"), (2, ".bias"), (3, ".running_mean"), (4, ".running_var") })
            Take(normalisation, input, normalisationName + part);
        return normalisation.Outputs[0];
    }

    private void Take(OnnxNode node, int input, string name)
    {
        if (node.Inputs.Count <= input || !_graph.Weights.TryGetValue(node.Inputs[input], out OnnxTensor? weight))
            throw Refusal($"{name}, a {node.Operator}'s, is no float32 weight in it");
        _named[name] = weight;
    }

    // The convolutions from x to the next sum, and the one beside them, if any.
    private (IReadOnlyList<OnnxNode> Path, OnnxNode? Shortcut)? Block(string x)
    {
        IReadOnlyList<OnnxNode>[] paths = [.. Reached(x).Where(node => node.Operator == "Conv").Select(Path).OrderByDescending(path => path.Count)];
        return paths switch
        {
            [{ Count: > 1 } path] => (path, null),
            [{ Count: > 1 } path, [var shortcut]] => (path, shortcut),
            [] => null,
            _ => throw Refusal($"what follows {x} is no residual block"),
        };
    }

    private List<OnnxNode> Path(OnnxNode convolution)
    {
        var path = new List<OnnxNode>();
        for (OnnxNode? next = convolution; next is not null && path.Count <= 3; next = Reached(Normalised(next)).FirstOrDefault(node => node.Operator == "Conv"))
        {
            path.Add(next);
            if (Sum(Normalised(next)) is not null)
                break;
        }

        return path;
    }

    private string Normalised(OnnxNode convolution) =>
        _takers[convolution.Outputs[0]].FirstOrDefault(node => node.Operator == "BatchNormalization")?.Outputs[0] ?? convolution.Outputs[0];

    private OnnxNode? Sum(string x) => _takers[x].FirstOrDefault(node => node.Operator == "Add");

    // The nodes that take x, or what rectification and pooling make of it.
    private IEnumerable<OnnxNode> Reached(string x) =>
        _takers[x].SelectMany(node => node.Operator is "Relu" or "MaxPool" ? Reached(node.Outputs[0]) : [node]);

    private KakeraException Refusal(string problem) => new(
        $"no residual network can be read from the file: {problem}", _path,
        "Give weights of resnet18, resnet34 or resnet50: safetensors with torchvision's or timm's names, or ONNX with batch normalisation.");
}
