using static TorchSharp.torch;

namespace Kakera.Learning.Optimizers;

/// <summary>
/// How one parameter moves, given its gradient. Changes the parameter and its slots in place; called without gradient recording.
/// </summary>
internal interface IUpdateRule
{
    /// <summary>Names of the tensors, of the parameter's shape and zero at first, that the rule keeps for each parameter.</summary>
    IReadOnlyList<string> Slots { get; }

    /// <param name="parameter">What moves.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="slots">The rule's own tensors, in the order of <see cref="Slots"/>.</param>
    /// <param name="rate">The learning rate of this step.</param>
    /// <param name="step">How often this parameter has moved, this time included: 1, 2, …</param>
    void Apply(NamedParameter parameter, Tensor gradient, Tensor[] slots, double rate, long step);
}
