namespace Kakera.Learning.Monitoring;

/// <summary>
/// Scores that training itself needs, to choose an epoch and to watch an encoder. What the report says of a model is computed elsewhere,
/// with intervals.
/// </summary>
/// <param name="BalancedAccuracy">
/// Mean over the classes present of the share answered rightly; not a number where there is no image.
/// </param>
/// <param name="MacroAuc">
/// Mean over the classes of the area under the one-against-rest ROC curve, ties counted half; classes without an image, or without an
/// image of another class, are left out; not a number where all are.
/// </param>
/// <param name="LogLoss">Mean of −log p of the right class, p at least 10⁻⁷.</param>
internal sealed record ClassificationScores(double BalancedAccuracy, double MacroAuc, double LogLoss)
{
    /// <param name="probabilities">One row of K for each image; where any is not finite, no score is a number.</param>
    /// <param name="classes">The right class of each image.</param>
    public static ClassificationScores Measure(float[][] probabilities, IReadOnlyList<int> classes)
    {
        int[] present = [.. classes.Distinct().Order()];
        if (present.Length == 0 || probabilities.Any(row => !row.All(float.IsFinite)))
            return new ClassificationScores(double.NaN, double.NaN, double.NaN);
        double[] recalls = [.. present.Select(k => Recall(probabilities, classes, k))];
        double[] areas = present.Length < 2 ? [double.NaN] : [.. present.Select(k => Auc(probabilities, classes, k))];
        double logLoss = Enumerable.Range(0, classes.Count).Average(i => -Math.Log(Math.Max(probabilities[i][classes[i]], 1e-7)));
        return new ClassificationScores(recalls.Average(), areas.Average(), logLoss);
    }

    private static double Recall(float[][] probabilities, IReadOnlyList<int> classes, int k)
    {
        int[] members = [.. Enumerable.Range(0, classes.Count).Where(i => classes[i] == k)];
        return members.Average(i => Array.IndexOf(probabilities[i], probabilities[i].Max()) == k ? 1.0 : 0.0);
    }

    // The Mann–Whitney statistic: the chance that a member scores above a non-member, from the sum of the members' ranks, tied values
    // sharing theirs.
    private static double Auc(float[][] probabilities, IReadOnlyList<int> classes, int k)
    {
        int[] order = [.. Enumerable.Range(0, classes.Count).OrderBy(i => probabilities[i][k])];
        double rankSum = 0;
        long members = 0;
        for (int begin = 0; begin < order.Length;)
        {
            int end = begin;
            while (end < order.Length && probabilities[order[end]][k] == probabilities[order[begin]][k])
                end++;
            int tiedMembers = order[begin..end].Count(i => classes[i] == k);
            rankSum += tiedMembers * (begin + 1 + end) / 2.0;
            members += tiedMembers;
            begin = end;
        }
        return (rankSum - members * (members + 1) / 2.0) / (members * (double)(order.Length - members));
    }
}
