using Kakera.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Kakera.Learning.Models;

/// <summary>
/// The first weights, each from a generator keyed by the seed and the weight's name: adding a part leaves the others' as they were.
/// Convolutions by He et al. (arXiv 1502.01852, normal, fan out, as torchvision's ResNet); linear layers uniform in ±1/√inputs, PyTorch's
/// default; normalisations 1 and 0.
/// </summary>
internal static class Initialization
{
    public static void Apply(Module network, ulong seed)
    {
        using IDisposable withoutGradients = no_grad();
        foreach ((string name, Module module) in network.named_modules())
        {
            switch (module)
            {
                case Convolution convolution:
                    long fanOut = convolution.Weight.shape[0] * convolution.Weight.shape[2] * convolution.Weight.shape[3];
                    Fill(convolution.Weight, name, seed, (ref KeyedRandom random) => random.NextGaussian() * Math.Sqrt(2.0 / fanOut));
                    break;
                case Linear linear:
                    double bound = 1 / Math.Sqrt(linear.weight.shape[1]);
                    Fill(linear.weight, name, seed, (ref KeyedRandom random) => random.NextDouble(-bound, bound));
                    if (linear.bias is not null)
                        Fill(linear.bias, name + ".bias", seed, (ref KeyedRandom random) => random.NextDouble(-bound, bound));
                    break;
            }
        }
    }

    private delegate double Draw(ref KeyedRandom random);

    private static void Fill(Tensor weight, string name, ulong seed, Draw draw)
    {
        var random = new KeyedRandom(seed, [.. name.Select(letter => (ulong)letter)]);
        float[] values = new float[weight.numel()];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)draw(ref random);
        using Tensor drawn = tensor(values, weight.shape);
        weight.copy_(drawn);
    }
}
