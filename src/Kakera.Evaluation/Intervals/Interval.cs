using System.Text.Json.Serialization;

namespace Kakera.Evaluation.Intervals;

/// <summary>An estimate with its 95 % interval.</summary>
/// <param name="Mean">The estimate: the mean over the runs on all images.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record Interval(double Mean, double Low, double High)
{
    /// <summary>Whether zero lies outside: a difference was shown.</summary>
    [JsonIgnore]
    public bool ExcludesZero => Low > 0 || High < 0;
}
