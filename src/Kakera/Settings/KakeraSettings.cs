using Kakera.Data.Settings;

namespace Kakera.Settings;

/// <summary>Every choice of a run: one section of <c>kakera.toml</c> for each property that is a record.</summary>
public sealed record KakeraSettings
{
    /// <summary>The seed that all random numbers of a run are keyed by. Any number from 0.</summary>
    public int Seed { get; init; }

    /// <summary>Where the arithmetic runs: <c>auto</c>, <c>cpu</c> or <c>cuda</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Threads for arithmetic and for reading images; 0 for as many as there are cores.</summary>
    public int Threads { get; init; }

    /// <summary>What happens to an image before anything else.</summary>
    public ImageSettings Image { get; init; } = new();

    /// <summary>What the pilot compares.</summary>
    public PilotSettings Pilot { get; init; } = new();

    /// <summary>Every value that is out of range or does not go with another.</summary>
    public IEnumerable<SettingProblem> Problems() =>
    [
        .. Seed >= 0 ? [] : new[] { new SettingProblem("seed", $"is {Seed}; must be 0 or more") },
        .. Threads >= 0 ? [] : new[] { new SettingProblem("threads", $"is {Threads}; must be 0 (all cores) or more") },
        .. Image.Problems().Select(problem => problem.Under("image")),
        .. Pilot.Problems().Select(problem => problem.Under("pilot")),
    ];
}
