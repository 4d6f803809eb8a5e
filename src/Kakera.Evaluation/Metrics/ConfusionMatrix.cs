namespace Kakera.Evaluation.Metrics;

/// <summary>How often each class was answered for each true class.</summary>
public sealed class ConfusionMatrix
{
    private readonly double[,] _counts;

    private ConfusionMatrix(double[,] counts) => _counts = counts;

    /// <summary>K.</summary>
    public int ClassCount => _counts.GetLength(0);

    /// <summary>Weight of the images of class <paramref name="label"/> that were answered with <paramref name="answer"/>.</summary>
    public double this[int label, int answer] => _counts[label, answer];

    /// <summary>Counts weighted answers.</summary>
    public static ConfusionMatrix Of(IReadOnlyList<int> labels, IReadOnlyList<int> answers, double[] weights, int classCount)
    {
        double[,] counts = new double[classCount, classCount];
        for (int i = 0; i < weights.Length; i++)
            counts[labels[i], answers[i]] += weights[i];
        return new ConfusionMatrix(counts);
    }

    /// <summary>Weight of the images of a class.</summary>
    public double Of(int label) => Classes.Sum(answer => _counts[label, answer]);

    /// <summary>See <see cref="Metric.Accuracy"/>.</summary>
    public double Accuracy => Classes.Sum(k => _counts[k, k]) / Total;

    /// <summary>See <see cref="Metric.BalancedAccuracy"/>; classes without images do not count.</summary>
    public double BalancedAccuracy => Mean(Classes.Where(k => Of(k) > 0).Select(k => _counts[k, k] / Of(k)));

    /// <summary>See <see cref="Metric.MacroF1"/>; classes without images do not count.</summary>
    public double MacroF1 => Mean(Classes.Where(k => Of(k) > 0).Select(k => 2 * _counts[k, k] / (Of(k) + Answered(k))));

    /// <summary>See <see cref="Metric.Kappa"/>; 0 where everything is one class and all agree with it by chance.</summary>
    public double Kappa
    {
        get
        {
            double byChance = Classes.Sum(k => Of(k) * Answered(k)) / (Total * Total);
            return byChance < 1 ? (Accuracy - byChance) / (1 - byChance) : 0;
        }
    }

    private IEnumerable<int> Classes => Enumerable.Range(0, ClassCount);

    private double Total => Classes.Sum(Of);

    private double Answered(int answer) => Classes.Sum(label => _counts[label, answer]);

    private static double Mean(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Average();
}
