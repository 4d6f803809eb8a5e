using System.Runtime.InteropServices;
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
    private const int DrawnAtOnce = 1024;

    /// <param name="network">A network in float32 on the CPU, as it is made, or a part of one.</param>
    /// <param name="seed">One seed, one network.</param>
    public static void Apply(Module network, ulong seed)
    {
        var weights = new List<(Tensor Weight, string Name, Fill Fill)>();
        foreach ((string name, Module module) in network.named_modules().Append((string.Empty, network)))
        {
            switch (module)
            {
                case Convolution convolution:
                    long fanOut = convolution.Weight.shape[0] * convolution.Weight.shape[2] * convolution.Weight.shape[3];
                    weights.Add((convolution.Weight, name, Gaussian(Math.Sqrt(2.0 / fanOut))));
                    break;
                case Linear linear:
                    Fill uniform = Uniform(1 / Math.Sqrt(linear.weight.shape[1]));
                    weights.Add((linear.weight, name, uniform));
                    if (linear.bias is not null)
                        weights.Add((linear.bias, name + ".bias", uniform));
                    break;
            }
        }

        // Eleven million numbers for ResNet-18: drawn on all cores, since each weight has a generator of its own, and where they stay.
        Parallel.ForEach(weights, entry =>
            Draw(MemoryMarshal.Cast<byte, float>(entry.Weight.bytes), new KeyedRandom(seed, [.. entry.Name.Select(letter => (ulong)letter)]), entry.Fill));
    }

    private delegate void Fill(ref KeyedRandom random, Span<double> values);

    private static Fill Gaussian(double deviation) => (ref KeyedRandom random, Span<double> values) =>
    {
        random.NextGaussians(values);
        foreach (ref double value in values)
            value *= deviation;
    };

    private static Fill Uniform(double bound) => (ref KeyedRandom random, Span<double> values) =>
    {
        foreach (ref double value in values)
            value = random.NextDouble(-bound, bound);
    };

    private static void Draw(Span<float> weight, KeyedRandom random, Fill fill)
    {
        Span<double> some = stackalloc double[DrawnAtOnce];
        for (; weight.Length > 0; weight = weight[Math.Min(DrawnAtOnce, weight.Length)..])
        {
            Span<double> drawn = some[..Math.Min(DrawnAtOnce, weight.Length)];
            fill(ref random, drawn);
            for (int i = 0; i < drawn.Length; i++)
                weight[i] = (float)drawn[i];
        }
    }
}
