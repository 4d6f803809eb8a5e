using Kakera.Data;
using static TorchSharp.torch;

namespace Kakera.Learning.Checkpoints;

/// <summary>Copies tensors by name into those of a network.</summary>
internal static class NetworkWeights
{
    /// <summary>Fills every one of <paramref name="to"/> from the tensor of its name.</summary>
    /// <exception cref="KakeraException">One is missing or of another shape.</exception>
    public static void Copy(IReadOnlyDictionary<string, Tensor> from, IReadOnlyDictionary<string, Tensor> to, string where)
    {
        using IDisposable withoutGradients = no_grad();
        foreach ((string name, Tensor target) in to)
        {
            if (!from.TryGetValue(name, out Tensor? source))
                throw new KakeraException($"the weights hold no {name}: they belong to another network", where,
                    "Use the backbone and the sizes that the weights were made with.");
            if (!source.shape.AsSpan().SequenceEqual(target.shape))
            {
                throw new KakeraException(
                    $"{name} is {string.Join('×', source.shape)} where the network has {string.Join('×', target.shape)}",
                    where,
                    "Use the backbone and the sizes that the weights were made with.");
            }
            target.copy_(source);
        }
    }
}
