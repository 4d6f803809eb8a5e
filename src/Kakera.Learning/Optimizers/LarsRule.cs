using static TorchSharp.torch;

namespace Kakera.Learning.Optimizers;

/// <summary>
/// u = g + β w; q = η ‖w‖ / ‖u‖ (1 where either is zero); v ← μ v + q u; w ← w − rate · v.
/// Vectors (biases, normalisation) take u = g and q = 1.
/// </summary>
internal sealed class LarsRule(OptimizerSettings settings) : IUpdateRule
{
    public IReadOnlyList<string> Slots { get; } = ["velocity"];

    public void Apply(NamedParameter parameter, Tensor gradient, Tensor[] slots, double rate, long step)
    {
        Tensor velocity = slots[0], weight = parameter.Value;
        velocity.Scale(settings.Momentum);
        if (parameter.IsVector)
        {
            velocity.Add(gradient);
        }
        else
        {
            Tensor update = gradient.Plus(weight, settings.WeightDecay);
            Tensor weightNorm = weight.norm(), updateNorm = update.norm();
            Tensor usable = weightNorm.sign().mul(updateNorm.sign()).to(ScalarType.Bool);
            Tensor trust = where(usable, weightNorm.Times(settings.TrustCoefficient).div(updateNorm), ones_like(weightNorm));
            velocity.AddProduct(update, trust, 1);
        }
        weight.Add(velocity, -rate);
    }
}
