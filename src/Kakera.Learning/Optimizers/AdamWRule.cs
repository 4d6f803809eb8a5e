using static TorchSharp.torch;

namespace Kakera.Learning.Optimizers;

/// <summary>Algorithm 2 of arXiv 1711.05101: Adam whose weight decay does not pass through the moments.</summary>
internal sealed class AdamWRule(OptimizerSettings settings) : IUpdateRule
{
    public IReadOnlyList<string> Slots { get; } = ["mean", "square"];

    public void Apply(NamedParameter parameter, Tensor gradient, Tensor[] slots, double rate, long step)
    {
        Tensor mean = slots[0], square = slots[1], weight = parameter.Value;
        mean.Scale(settings.Beta1).Add(gradient, 1 - settings.Beta1);
        square.Scale(settings.Beta2).AddProduct(gradient, gradient, 1 - settings.Beta2);

        if (!parameter.IsVector)
            weight.Scale(1 - rate * settings.WeightDecay);

        // w ← w − rate · m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ), both sides of the division multiplied by √(1 − β₂ᵗ):
        // a pass less.
        double meanCorrection = 1 - Math.Pow(settings.Beta1, step);
        double rootCorrection = Math.Sqrt(1 - Math.Pow(settings.Beta2, step));
        Tensor scale = square.sqrt().Shift(settings.Epsilon * rootCorrection);
        weight.AddQuotient(mean, scale, -rate * rootCorrection / meanCorrection);
    }
}
