namespace Kakera.Evaluation.Intervals;

/// <summary>
/// How many labelled images a method would have needed to do as well as another did, with its 95 % interval. Between the counts that were
/// tried it is interpolated in the logarithm of the count; outside them nothing is known.
/// </summary>
/// <param name="Labels">The estimate; <see cref="Fewest"/> for that or fewer, infinite for more than <see cref="Most"/>.</param>
/// <param name="Low">The lower end, to be read likewise.</param>
/// <param name="High">The upper end, to be read likewise.</param>
/// <param name="Fewest">The smallest count that was tried.</param>
/// <param name="Most">The largest.</param>
public sealed record LabelsNeeded(double Labels, double Low, double High, int Fewest, int Most)
{
    /// <summary>The count at which a curve first reaches a value.</summary>
    /// <param name="labels">Counts, rising.</param>
    /// <param name="values">The curve at these counts; where it falls, its best so far stands.</param>
    /// <param name="target">The value.</param>
    /// <returns>The first count where it has the value there already, +∞ where it never has it, NaN where a number is not defined.</returns>
    public static double ToReach(IReadOnlyList<int> labels, IReadOnlyList<double> values, double target)
    {
        if (double.IsNaN(target) || values.Any(double.IsNaN))
            return double.NaN;
        if (values[0] >= target)
            return labels[0];
        double best = values[0];
        for (int i = 1; i < labels.Count; i++)
        {
            if (values[i] >= target)
            {
                double share = (target - best) / (values[i] - best);
                return labels[i - 1] * Math.Pow((double)labels[i] / labels[i - 1], share);
            }

            best = Math.Max(best, values[i]);
        }

        return double.PositiveInfinity;
    }
}
