namespace Kakera.Learning.Monitoring;

/// <summary>What became of a measure over some epochs.</summary>
/// <param name="Name">Its column in <c>metrics.csv</c>.</param>
/// <param name="Before">Its smoothed value before them.</param>
/// <param name="After">Its smoothed value at their end.</param>
internal sealed record MeasureChange(string Name, double Before, double After)
{
    /// <summary>For a line: <c>loss 12.35 → 12.31</c>.</summary>
    public override string ToString() => $"{Name} {Before:G4} → {After:G4}";
}
