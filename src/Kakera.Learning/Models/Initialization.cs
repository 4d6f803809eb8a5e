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

    /// <param name="network">A network, or a part of one.</param>
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

        // Eleven million numbers for ResNet-18: drawn on all cores, since each weight has a generator of its own.
        var drawn = new float[weights.Count][];
        long[] sizes = [.. weights.Select(entry => entry.Weight.numel())];
        Parallel.For(0, weights.Count, i => drawn[i] = Values(sizes[i], weights[i].Name, seed, weights[i].Fill));
        using IDisposable withoutGradients = no_grad();
        for (int i = 0; i < weights.Count; i++)
        {
            using Tensor values = tensor(drawn[i], weights[i].Weight.shape);
            weights[i].Weight.copy_(values);
        }
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

    private static float[] Values(long count, string name, ulong seed, Fill fill)
    {
        var random = new KeyedRandom(seed, [.. name.Select(letter => (ulong)letter)]);
        float[] values = new float[count];
        Span<double> some = stackalloc double[DrawnAtOnce];
        for (int at = 0; at < values.Length; at += DrawnAtOnce)
        {
            Span<double> drawn = some[..Math.Min(DrawnAtOnce, values.Length - at)];
            fill(ref random, drawn);
            for (int i = 0; i < drawn.Length; i++)
                values[at + i] = (float)drawn[i];
        }

        return values;
    }
}
