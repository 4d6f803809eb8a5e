using Kakera.Data.Settings;

namespace Kakera.Learning.Optimizers;

/// <summary>
/// The optimiser and its constants. The learning rate belongs to the training that uses it, since it differs by parameter group there.
/// </summary>
public sealed record OptimizerSettings
{
    /// <summary>Which optimiser.</summary>
    public OptimizerKind Kind { get; init; } = OptimizerKind.AdamW;

    /// <summary>
    /// Weight decay, 0 … 1. AdamW and LARS leave out biases and normalisation; SGD decays all, as the published program does.
    /// </summary>
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>Momentum of SGD and LARS, 0 … below 1.</summary>
    public double Momentum { get; init; } = .9;

    /// <summary>Decay of AdamW's mean of gradients, 0 … below 1.</summary>
    public double Beta1 { get; init; } = .9;

    /// <summary>Decay of AdamW's mean of squared gradients, 0 … below 1.</summary>
    public double Beta2 { get; init; } = .999;

    /// <summary>What AdamW adds to the root of the mean square, above 0.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>LARS's trust coefficient η: a layer moves by at most this share of its norm, times the learning rate. Above 0.</summary>
    public double TrustCoefficient { get; init; } = .001;

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (WeightDecay is not (>= 0 and <= 1))
            yield return new SettingProblem("weight_decay", $"is {WeightDecay}; must be 0 to 1");
        if (Momentum is not (>= 0 and < 1))
            yield return new SettingProblem("momentum", $"is {Momentum}; must be at least 0 and below 1");
        if (Beta1 is not (>= 0 and < 1))
            yield return new SettingProblem("beta1", $"is {Beta1}; must be at least 0 and below 1");
        if (Beta2 is not (>= 0 and < 1))
            yield return new SettingProblem("beta2", $"is {Beta2}; must be at least 0 and below 1");
        if (Epsilon is not (> 0 and < 1))
            yield return new SettingProblem("epsilon", $"is {Epsilon}; must be above 0 and below 1");
        if (TrustCoefficient is not (> 0 and <= 1))
            yield return new SettingProblem("trust_coefficient", $"is {TrustCoefficient}; must be above 0 and at most 1");
    }
}
