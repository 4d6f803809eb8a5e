using Kakera.Data.Settings;

namespace Kakera.Learning.Probes;

/// <summary>How the linear probe is fitted.</summary>
public sealed record LinearProbeSettings
{
    /// <summary>
    /// Strengths of the L2 penalty to choose from, each above 0. Few labels want a strong one, many a weak one.
    /// </summary>
    public double[] Penalties { get; init; } = [1e-2, 1e-1, 1, 10, 1e-3, 1e-4];

    /// <summary>Most L-BFGS steps, at least 1.</summary>
    public int MaximumSteps { get; init; } = 300;

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (Penalties.Length == 0)
            yield return new SettingProblem("penalties", "must name at least one");
        for (int i = 0; i < Penalties.Length; i++)
            if (!(Penalties[i] > 0))
                yield return new SettingProblem($"penalties[{i}]", $"is {Penalties[i]}; must be above 0");
        if (MaximumSteps < 1)
            yield return new SettingProblem("maximum_steps", $"is {MaximumSteps}; must be at least 1");
    }
}
