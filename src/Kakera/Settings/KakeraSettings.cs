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
}
