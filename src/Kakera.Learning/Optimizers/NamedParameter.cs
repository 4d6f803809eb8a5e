using static TorchSharp.torch;

namespace Kakera.Learning.Optimizers;

/// <summary>A parameter under the name that checkpoints know it by. The tensor belongs to its module.</summary>
internal sealed record NamedParameter(string Name, Tensor Value)
{
    /// <summary>Biases, and scales and shifts of normalisation: decay would only pull them off what they are for.</summary>
    public bool IsVector => Value.dim() <= 1;
}
