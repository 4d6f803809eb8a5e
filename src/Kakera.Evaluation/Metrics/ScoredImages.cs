using Kakera.Evaluation.Predictions;

namespace Kakera.Evaluation.Metrics;

/// <summary>
/// The labelled predictions of one model, sorted once, so that its metrics can be computed for many weightings of the same images:
/// a bootstrap resample is a weight for every image.
/// </summary>
public sealed class ScoredImages
{
    private const int CalibrationBins = 15;

    private readonly int[] _labels;
    private readonly int[] _answers;
    private readonly float[] _confidences;
    private readonly ClassRanking[] _rankings; // [K]

    /// <param name="set">Predictions; those without a label are left out.</param>
    /// <exception cref="ArgumentException">A prediction has no K finite probabilities, or a label outside 0 … K − 1.</exception>
    public ScoredImages(PredictionSet set)
    {
        Classes = set.Classes;
        Items = [.. set.Items.Where(item => item.Label is not null)];
        foreach (Prediction item in Items)
        {
            if (item.Probabilities.Length != ClassCount || !item.Probabilities.All(float.IsFinite))
                throw new ArgumentException($"{item.Image} has no {ClassCount} finite probabilities", nameof(set));
            if (item.Label < 0 || item.Label >= ClassCount)
                throw new ArgumentException($"{item.Image} has the label {item.Label} of {ClassCount} classes", nameof(set));
        }

        _labels = [.. Items.Select(item => item.Label!.Value)];
        _answers = [.. Items.Select(item => item.Answer)];
        _confidences = [.. Items.Select(item => item.Confidence)];
        _rankings =
        [
            .. Enumerable.Range(0, ClassCount).Select(k => new ClassRanking(
                [.. Items.Select(item => item.Probabilities[k])], [.. _labels.Select(label => label == k)])),
        ];
        AbsentClasses = [.. Enumerable.Range(0, ClassCount).Where(k => !_labels.Contains(k))];
    }

    /// <summary>The K classes by their index.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>K.</summary>
    public int ClassCount => Classes.Count;

    /// <summary>The labelled predictions, in their order.</summary>
    public IReadOnlyList<Prediction> Items { get; }

    /// <summary>Classes of which there is no image: the macro metrics leave them out.</summary>
    public IReadOnlyList<int> AbsentClasses { get; }

    /// <summary>Every image once.</summary>
    public double[] EqualWeights()
    {
        double[] weights = new double[Items.Count];
        Array.Fill(weights, 1);
        return weights;
    }

    /// <summary>One metric; <see cref="double.NaN"/> where the weighted images do not define it.</summary>
    /// <param name="metric">Which.</param>
    /// <param name="weights">How often each image counts, [N], each ≥ 0.</param>
    public double Measure(Metric metric, double[] weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, Items.Count, nameof(weights));
        return metric switch
        {
            Metric.MacroAuc => MacroAuc(weights),
            Metric.CalibrationError => CalibrationError(weights),
            _ => Measure(metric, ConfusionMatrix.Of(_labels, _answers, weights, ClassCount)),
        };
    }

    /// <summary>True class by answer.</summary>
    public ConfusionMatrix Confusion() => ConfusionMatrix.Of(_labels, _answers, EqualWeights(), ClassCount);

    /// <summary>
    /// The area under the ROC curve of one class against the rest: the probability that an image of the class scores higher than another,
    /// equal scores counting half. NaN where the class or the rest has no weight.
    /// </summary>
    /// <param name="k">The class.</param>
    /// <param name="weights">How often each image counts, [N].</param>
    public double Auc(int k, double[] weights) => _rankings[k].Auc(weights);

    /// <summary>
    /// The ROC curve of one class against the rest, from (0, 0) to (1, 1), a point for each distinct score; empty where the class or the
    /// rest has no image.
    /// </summary>
    public IReadOnlyList<RocPoint> Roc(int k) => _rankings[k].Roc();

    /// <summary>
    /// The mean squared distance between the probabilities and the truth, 0 … 2; lower is better. Source: Brier, "Verification of
    /// forecasts expressed in terms of probability", Monthly Weather Review 1950.
    /// </summary>
    internal double BrierScore() =>
        Items.Average(item => item.Probabilities.Select((p, k) => Math.Pow(p - (k == item.Label ? 1 : 0), 2)).Sum());

    /// <summary>How often answers were right, by their confidence; bins without images are left out.</summary>
    internal IReadOnlyList<ConfidenceBin> Reliability()
    {
        CalibrationSums sums = Calibration(EqualWeights());
        return
        [
            .. Enumerable.Range(0, CalibrationBins).Where(bin => sums.Mass[bin] > 0).Select(bin => new ConfidenceBin(
                sums.Mass[bin], sums.Confidence[bin] / sums.Mass[bin], sums.Right[bin] / sums.Mass[bin])),
        ];
    }

    /// <summary>Accuracy of the surest answers, for each share that can be told apart by confidence, from few to all.</summary>
    internal IReadOnlyList<CoveragePoint> Coverage()
    {
        int[] surest = [.. Enumerable.Range(0, Items.Count).OrderByDescending(i => _confidences[i])];
        List<CoveragePoint> points = [];
        int right = 0;
        for (int place = 0; place < surest.Length; place++)
        {
            right += _answers[surest[place]] == _labels[surest[place]] ? 1 : 0;
            if (place + 1 == surest.Length || _confidences[surest[place + 1]] != _confidences[surest[place]])
                points.Add(new CoveragePoint((place + 1.0) / surest.Length, right / (place + 1.0)));
        }

        return points;
    }

    /// <summary>All metrics by their number, for one pass over a resample.</summary>
    internal double[] MeasureAll(double[] weights)
    {
        ConfusionMatrix confusion = ConfusionMatrix.Of(_labels, _answers, weights, ClassCount);
        return
        [
            .. Enum.GetValues<Metric>().Select(metric => metric switch
            {
                Metric.MacroAuc => MacroAuc(weights),
                Metric.CalibrationError => CalibrationError(weights),
                _ => Measure(metric, confusion),
            }),
        ];
    }

    private static double Measure(Metric metric, ConfusionMatrix confusion) => metric switch
    {
        Metric.Accuracy => confusion.Accuracy,
        Metric.BalancedAccuracy => confusion.BalancedAccuracy,
        Metric.MacroF1 => confusion.MacroF1,
        Metric.Kappa => confusion.Kappa,
        Metric.QuadraticKappa => confusion.QuadraticKappa,
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };

    // A class without images, or without others, has no curve.
    private double MacroAuc(double[] weights) =>
        _rankings.Select(ranking => ranking.Auc(weights)).Where(auc => !double.IsNaN(auc)).DefaultIfEmpty(double.NaN).Average();

    private double CalibrationError(double[] weights)
    {
        CalibrationSums sums = Calibration(weights);
        double error = 0, total = 0;
        for (int bin = 0; bin < CalibrationBins; bin++)
        {
            error += Math.Abs(sums.Right[bin] - sums.Confidence[bin]);
            total += sums.Mass[bin];
        }

        return total > 0 ? error / total : double.NaN;
    }

    private CalibrationSums Calibration(double[] weights)
    {
        var sums = new CalibrationSums(new double[CalibrationBins], new double[CalibrationBins], new double[CalibrationBins]);
        for (int i = 0; i < weights.Length; i++)
        {
            int bin = Math.Clamp((int)Math.Ceiling(_confidences[i] * CalibrationBins) - 1, 0, CalibrationBins - 1);
            sums.Mass[bin] += weights[i];
            sums.Confidence[bin] += weights[i] * _confidences[i];
            sums.Right[bin] += _answers[i] == _labels[i] ? weights[i] : 0;
        }

        return sums;
    }

    private sealed record CalibrationSums(double[] Mass, double[] Confidence, double[] Right);
}
