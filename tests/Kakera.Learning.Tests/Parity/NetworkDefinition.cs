using Kakera.Learning.Models;

namespace Kakera.Learning.Tests.Parity;

/// <summary>The network, written down from the papers' figures, on weights named as torchvision names them.</summary>
/// <param name="weights">By name.</param>
/// <param name="blocks">Residual blocks of the four stages.</param>
internal sealed class NetworkDefinition(IReadOnlyDictionary<string, Variable> weights, int[] blocks)
{
    public Variable Embedding(Variable images, Branch branch) => Embedding(Maps(images, branch), branch, branch);

    /// <param name="maps">Of stride 8, 16 and 32, as far as needed.</param>
    /// <param name="branch">Whose head.</param>
    /// <param name="vectorOf">Whose vector a head that is not the fused one's reads.</param>
    public Variable Embedding(Variable[] maps, Branch branch, Branch vectorOf) => branch == Branch.Fused
        ? Head(3, Layers.Joined(Vector(0, maps[0]), Vector(1, maps[1]), Vector(2, maps[2])))
        : Head((int)branch, Vector((int)vectorOf, maps[(int)vectorOf]));

    private Variable[] Maps(Variable images, Branch deepest)
    {
        Variable x = Normalised("encoder.bn1", Layers.Convolution(images, weights["encoder.conv1.weight"], 2, 3));
        x = Layers.MaxPool(Layers.Relu(x));
        var maps = new List<Variable>();
        int last = Math.Min((int)deepest, 2) + 2;
        for (int stage = 1; stage <= last; stage++)
        {
            for (int block = 0; block < blocks[stage - 1]; block++)
                x = Residual($"encoder.layer{stage}.{block}", x, stage > 1 && block == 0 ? 2 : 1);
            if (stage > 1)
                maps.Add(x);
        }

        return [.. maps];
    }

    /// <summary>Two 3×3 convolutions, or 1×1, 3×3 and 1×1; the stride is in the first 3×3 one.</summary>
    private Variable Residual(string name, Variable x, int stride)
    {
        int[] strides = weights.ContainsKey(name + ".conv3.weight") ? [1, stride, 1] : [stride, 1];
        Variable y = x;
        for (int i = 1; i <= strides.Length; i++)
        {
            Variable weight = weights[$"{name}.conv{i}.weight"];
            y = Normalised($"{name}.bn{i}", Layers.Convolution(y, weight, strides[i - 1], weight.Shape[2] / 2));
            if (i < strides.Length)
                y = Layers.Relu(y);
        }

        if (weights.TryGetValue(name + ".downsample.0.weight", out Variable? shortcut))
            x = Normalised(name + ".downsample.1", Layers.Convolution(x, shortcut, stride, 0));
        return Layers.Relu(Layers.Sum(x, y));
    }

    private Variable Vector(int branch, Variable map)
    {
        string name = $"block.branches.{branch}";
        Variable y = Layers.Relu(Normalised(name + ".0.bn", Layers.Convolution(map, weights[name + ".0.conv.weight"], 1, 0)));
        y = Layers.Relu(Normalised(name + ".1.bn", Layers.Convolution(y, weights[name + ".1.conv.weight"], 1, 1)));
        return Layers.LargestOfMap(y);
    }

    private Variable Head(int branch, Variable vector)
    {
        string name = $"block.heads.{branch}";
        Variable y = Layers.Linear(Normalised(name + ".bn1", vector), weights[name + ".linear.weight"], weights[name + ".linear.bias"]);
        return Layers.Elu(Normalised(name + ".bn2", y));
    }

    private Variable Normalised(string name, Variable x) =>
        Layers.BatchNormalisation(x, weights[name + ".weight"], weights[name + ".bias"]);
}
