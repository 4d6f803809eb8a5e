namespace Kakera.Evaluation.Intervals;

/// <summary>
/// Intervals where one figure was measured on each of a few parts of the images that share no group: the mean over the parts, with its 95 %
/// interval by Student's t.
/// </summary>
public static class PartsInterval
{
    // 97.5 % quantiles of Student's t with 1, 2, … degrees of freedom.
    private static readonly double[] Student = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

    /// <summary>The mean.</summary>
    /// <param name="values">A figure for each part, 2 … 10.</param>
    public static Interval Mean(IReadOnlyList<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Count, 2, nameof(values));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(values.Count, Student.Length + 1, nameof(values));
        double mean = values.Average();
        double variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        double half = Student[values.Count - 2] * Math.Sqrt(variance / values.Count);
        return new Interval(mean, mean - half, mean + half);
    }

    /// <summary>How much higher the figure is than another that was measured on the same parts.</summary>
    /// <param name="values">The one.</param>
    /// <param name="baseline">The other, part by part.</param>
    public static Interval Difference(IReadOnlyList<double> values, IReadOnlyList<double> baseline)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(baseline.Count, values.Count, nameof(baseline));
        return Mean([.. values.Zip(baseline, (a, b) => a - b)]);
    }
}
