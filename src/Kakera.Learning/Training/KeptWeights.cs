using static TorchSharp.torch;

namespace Kakera.Learning.Training;

/// <summary>A copy of a network's weights at one epoch, in memory of the CPU. Owns its tensors.</summary>
internal sealed class KeptWeights : IDisposable
{
    private readonly Dictionary<string, Tensor> _tensors = new(StringComparer.Ordinal);

    /// <summary>The copies by name; empty before the first were taken.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors => _tensors;

    /// <summary>Copies tensors, in place of those held.</summary>
    public void Take(IReadOnlyDictionary<string, Tensor> tensors)
    {
        using IDisposable withoutGradients = no_grad();
        Dispose();
        foreach ((string name, Tensor tensor) in tensors)
            _tensors.Add(name, tensor.detach().cpu().clone().DetachFromDisposeScope());
    }

    /// <summary>Gives the copies up; others may be taken after.</summary>
    public void Dispose()
    {
        foreach (Tensor tensor in _tensors.Values)
            tensor.Dispose();
        _tensors.Clear();
    }
}
