using Kakera.Data.Settings;

namespace Kakera.Data.Splits;

/// <summary>How labelled groups are divided.</summary>
public sealed record SplitSettings
{
    /// <summary>The share of each class's groups kept for validation: 0.02 … 0.45.</summary>
    public double ValidationFraction { get; init; } = 0.15;

    /// <summary>The share of each class's groups kept for the test: 0.02 … 0.45.</summary>
    public double TestFraction { get; init; } = 0.2;

    /// <summary>The seed of the draw. Any number from 0.</summary>
    public int Seed { get; init; }

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (!(ValidationFraction is >= 0.02 and <= 0.45))
            yield return new SettingProblem("validation_fraction", $"is {ValidationFraction}; must be 0.02 to 0.45");
        if (!(TestFraction is >= 0.02 and <= 0.45))
            yield return new SettingProblem("test_fraction", $"is {TestFraction}; must be 0.02 to 0.45");
        if (Seed < 0)
            yield return new SettingProblem("seed", $"is {Seed}; must be 0 or more");
    }
}
