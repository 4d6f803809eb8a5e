using Kakera.Data.Settings;

namespace Kakera.Learning.Probes;

/// <summary>How neighbours vote.</summary>
public sealed record NeighbourSettings
{
    /// <summary>How many of the most similar images vote, at least 1.</summary>
    public int Neighbours { get; init; } = 15;

    /// <summary>The cosine that makes a vote e times heavier, above 0.</summary>
    public double Temperature { get; init; } = .1;

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (Neighbours < 1)
            yield return new SettingProblem("neighbours", $"is {Neighbours}; must be at least 1");
        if (!(Temperature > 0))
            yield return new SettingProblem("temperature", $"is {Temperature}; must be above 0");
    }
}
