using static TorchSharp.torch;

namespace Kakera.Learning.Checkpoints;

/// <summary>What a safetensors file holds.</summary>
/// <param name="Tensors">The tensors by name, on the CPU, in the dispose scope that was open when the file was read.</param>
/// <param name="Metadata">The strings of <c>__metadata__</c>.</param>
internal sealed record TensorFileContent(IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The tensors whose names begin with <paramref name="prefix"/>, without it.</summary>
    public IReadOnlyDictionary<string, Tensor> Under(string prefix) =>
        Tensors.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value, StringComparer.Ordinal);
}
