using static TorchSharp.torch;

namespace Kakera.Learning.Optimizers;

/// <summary>v ← μ v + (g + β w); w ← w − rate · v.</summary>
internal sealed class SgdRule(OptimizerSettings settings) : IUpdateRule
{
    public IReadOnlyList<string> Slots { get; } = ["velocity"];

    public void Apply(NamedParameter parameter, Tensor gradient, Tensor[] slots, double rate, long step)
    {
        Tensor velocity = slots[0];
        velocity.Scale(settings.Momentum).Add(gradient).Add(parameter.Value, settings.WeightDecay);
        parameter.Value.Add(velocity, -rate);
    }
}
