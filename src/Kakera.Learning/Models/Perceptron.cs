using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Kakera.Learning.Models;

/// <summary>The small networks behind an encoder or an embedding that are thrown away after pre-training.</summary>
internal static class Perceptron
{
    /// <summary>Linear · BN · ReLU for each width but the last, then a linear layer: [N, inputs] → [N, last width]. No biases.</summary>
    public static Sequential Of(int inputs, params int[] widths)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        for (int i = 0; i < widths.Length; i++)
        {
            layers.Add(Linear(i == 0 ? inputs : widths[i - 1], widths[i], hasBias: false));
            if (i < widths.Length - 1)
                layers.AddRange([new BatchNormalization(widths[i]), ReLU()]);
        }

        return Sequential(layers);
    }
}
