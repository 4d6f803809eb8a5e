namespace Kakera.Evaluation.Metrics;

/// <summary>How often each class was answered for each true class.</summary>
public sealed class ConfusionMatrix
{
    private readonly double[,] _counts;
    private readonly double[] _ofLabel;
    private readonly double[] _ofAnswer;
    private readonly double _total;

    private ConfusionMatrix(double[,] counts)
    {
        _counts = counts;
        _ofLabel = new double[ClassCount];
        _ofAnswer = new double[ClassCount];
        for (int label = 0; label < ClassCount; label++)
        {
            for (int answer = 0; answer < ClassCount; answer++)
            {
                _ofLabel[label] += counts[label, answer];
                _ofAnswer[answer] += counts[label, answer];
            }

            _total += _ofLabel[label];
        }
    }

    /// <summary>K.</summary>
    public int ClassCount => _counts.GetLength(0);

    /// <summary>Weight of the images of class <paramref name="label"/> that were answered with <paramref name="answer"/>.</summary>
    public double this[int label, int answer] => _counts[label, answer];

    /// <summary>Counts weighted answers.</summary>
    /// <param name="labels">The true classes, [N].</param>
    /// <param name="answers">The answers, [N].</param>
    /// <param name="weights">How often each image counts, [N].</param>
    /// <param name="classCount">K.</param>
    public static ConfusionMatrix Of(IReadOnlyList<int> labels, IReadOnlyList<int> answers, double[] weights, int classCount)
    {
        double[,] counts = new double[classCount, classCount];
        for (int i = 0; i < weights.Length; i++)
            counts[labels[i], answers[i]] += weights[i];
        return new ConfusionMatrix(counts);
    }

    /// <summary>Weight of the images of a class.</summary>
    public double Of(int label) => _ofLabel[label];

    /// <summary>Share of a class's images that were answered with it (recall); NaN where it has none.</summary>
    internal double Sensitivity(int label) => _counts[label, label] / _ofLabel[label];

    /// <summary>Share of the other classes' images that were not answered with the class; NaN where there are none.</summary>
    internal double Specificity(int label) => 1 - (_ofAnswer[label] - _counts[label, label]) / (_total - _ofLabel[label]);

    /// <summary>Share of the answers with a class that were right (positive predictive value); NaN where it was never answered.</summary>
    internal double Precision(int label) => _counts[label, label] / _ofAnswer[label];

    /// <summary>See <see cref="Metric.Accuracy"/>.</summary>
    public double Accuracy => Classes.Sum(k => _counts[k, k]) / _total;

    /// <summary>See <see cref="Metric.BalancedAccuracy"/>; classes without images do not count.</summary>
    public double BalancedAccuracy => MeanOverPresent(Sensitivity);

    /// <summary>See <see cref="Metric.MacroF1"/>; classes without images do not count.</summary>
    public double MacroF1 => MeanOverPresent(k => 2 * _counts[k, k] / (_ofLabel[k] + _ofAnswer[k]));

    /// <summary>See <see cref="Metric.Kappa"/>; 0 where everything is one class and all agree with it by chance.</summary>
    public double Kappa
    {
        get
        {
            double byChance = Classes.Sum(k => _ofLabel[k] * _ofAnswer[k]) / (_total * _total);
            return byChance < 1 ? (Accuracy - byChance) / (1 - byChance) : 0;
        }
    }

    /// <summary>
    /// See <see cref="Metric.QuadraticKappa"/>: 1 − Σ wᵢⱼ Oᵢⱼ / Σ wᵢⱼ Eᵢⱼ with wᵢⱼ = (i − j)², O the shares observed and E those that labels and
    /// answers would give by chance. 0 where everything is one class and all agree with it by chance.
    /// </summary>
    public double QuadraticKappa
    {
        get
        {
            double observed = 0, byChance = 0;
            foreach (int label in Classes)
            {
                foreach (int answer in Classes)
                {
                    double distance = label - answer;
                    observed += distance * distance * _counts[label, answer] / _total;
                    byChance += distance * distance * _ofLabel[label] * _ofAnswer[answer] / (_total * _total);
                }
            }

            return byChance > 0 ? 1 - observed / byChance : 0;
        }
    }

    private IEnumerable<int> Classes => Enumerable.Range(0, ClassCount);

    private double MeanOverPresent(Func<int, double> ofClass) =>
        Classes.Where(k => _ofLabel[k] > 0).Select(ofClass).DefaultIfEmpty(double.NaN).Average();
}
