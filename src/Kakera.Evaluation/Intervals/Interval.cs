using System.Text.Json.Serialization;

namespace Kakera.Evaluation.Intervals;

/// <summary>An estimate with its 95 % interval.</summary>
/// <param name="Mean">The estimate: the mean over the runs on all images.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record Interval(double Mean, double Low, double High)
{
    /// <summary>Whether a difference lies above zero. As tables show it, with three decimals, so that nobody reads "0.000 … 0.007: better".</summary>
    [JsonIgnore]
    public bool IsAboveZero => Shown(Low) > 0;

    /// <summary>Whether a difference lies below zero, in the same way.</summary>
    [JsonIgnore]
    public bool IsBelowZero => Shown(High) < 0;

    private static double Shown(double end) => Math.Round(end, 3, MidpointRounding.AwayFromZero);
}
