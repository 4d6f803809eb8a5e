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
    private readonly float[][] _scores;  // [K][N]
    private readonly int[][] _ascending; // [K][N]: images by rising score of the class

    /// <param name="set">Predictions; those without a label are left out.</param>
    public ScoredImages(PredictionSet set)
    {
        ClassCount = set.Classes.Count;
        Items = [.. set.Items.Where(item => item.Label is not null)];
        _labels = [.. Items.Select(item => item.Label!.Value)];
        _answers = [.. Items.Select(item => item.Answer)];
        _confidences = [.. Items.Select(item => item.Confidence)];
        _scores = [.. Enumerable.Range(0, ClassCount).Select(k => Items.Select(item => item.Probabilities[k]).ToArray())];
        _ascending = [.. _scores.Select(scores => Enumerable.Range(0, scores.Length).OrderBy(i => scores[i]).ToArray())];
    }

    /// <summary>K.</summary>
    public int ClassCount { get; }

    /// <summary>The labelled predictions, in their order.</summary>
    public IReadOnlyList<Prediction> Items { get; }

    /// <summary>Every image once.</summary>
    public double[] EqualWeights() => [.. Enumerable.Repeat(1.0, Items.Count)];

    /// <summary>One metric; <see cref="double.NaN"/> where the weighted images do not define it.</summary>
    /// <param name="metric">Which.</param>
    /// <param name="weights">How often each image counts, [N], each ≥ 0.</param>
    public double Measure(Metric metric, double[] weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, Items.Count, nameof(weights));
        return metric switch
        {
            Metric.Accuracy => ConfusionMatrix.Of(_labels, _answers, weights, ClassCount).Accuracy,
            Metric.BalancedAccuracy => ConfusionMatrix.Of(_labels, _answers, weights, ClassCount).BalancedAccuracy,
            Metric.MacroF1 => ConfusionMatrix.Of(_labels, _answers, weights, ClassCount).MacroF1,
            Metric.Kappa => ConfusionMatrix.Of(_labels, _answers, weights, ClassCount).Kappa,
            Metric.MacroAuc => MacroAuc(weights),
            Metric.CalibrationError => CalibrationError(weights),
            _ => throw new ArgumentOutOfRangeException(nameof(metric)),
        };
    }

    /// <summary>True class by answer.</summary>
    public ConfusionMatrix Confusion() => ConfusionMatrix.Of(_labels, _answers, EqualWeights(), ClassCount);

    /// <summary>
    /// The area under the ROC curve of one class against the rest: the probability that an image of the class scores higher than another,
    /// equal scores counting half (Hanley and McNeil, Radiology 1982). NaN where the class or the rest has no weight.
    /// </summary>
    public double Auc(int k, double[] weights)
    {
        float[] scores = _scores[k];
        int[] order = _ascending[k];
        double positives = 0, negatives = 0, wins = 0;
        for (int i = 0; i < order.Length;)
        {
            double tiedPositives = 0, tiedNegatives = 0;
            float score = scores[order[i]];
            for (; i < order.Length && scores[order[i]] == score; i++)
            {
                if (_labels[order[i]] == k)
                    tiedPositives += weights[order[i]];
                else
                    tiedNegatives += weights[order[i]];
            }

            wins += tiedPositives * (negatives + tiedNegatives / 2);
            positives += tiedPositives;
            negatives += tiedNegatives;
        }

        return positives > 0 && negatives > 0 ? wins / (positives * negatives) : double.NaN;
    }

    /// <summary>The ROC curve of one class against the rest, from (0, 0) to (1, 1), a point for each distinct score.</summary>
    public IReadOnlyList<RocPoint> Roc(int k)
    {
        float[] scores = _scores[k];
        int[] order = _ascending[k];
        double positives = _labels.Count(label => label == k), negatives = _labels.Length - positives;
        var points = new List<RocPoint> { new(0, 0) };
        double hits = 0, alarms = 0;
        for (int i = order.Length - 1; i >= 0;)
        {
            float score = scores[order[i]];
            for (; i >= 0 && scores[order[i]] == score; i--)
            {
                if (_labels[order[i]] == k)
                    hits++;
                else
                    alarms++;
            }

            points.Add(new RocPoint(negatives > 0 ? alarms / negatives : 0, positives > 0 ? hits / positives : 0));
        }

        return points;
    }

    private double MacroAuc(double[] weights)
    {
        double sum = 0;
        int present = 0;
        for (int k = 0; k < ClassCount; k++)
        {
            double auc = Auc(k, weights);
            if (double.IsNaN(auc))
                continue; // no image of the class, or no other: it has no curve
            sum += auc;
            present++;
        }

        return present > 0 ? sum / present : double.NaN;
    }

    private double CalibrationError(double[] weights)
    {
        Span<double> mass = stackalloc double[CalibrationBins], confidence = stackalloc double[CalibrationBins], right = stackalloc double[CalibrationBins];
        mass.Clear();
        confidence.Clear();
        right.Clear();
        double total = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            int bin = Math.Clamp((int)Math.Ceiling(_confidences[i] * CalibrationBins) - 1, 0, CalibrationBins - 1);
            mass[bin] += weights[i];
            confidence[bin] += weights[i] * _confidences[i];
            right[bin] += _answers[i] == _labels[i] ? weights[i] : 0;
            total += weights[i];
        }

        double error = 0;
        for (int bin = 0; bin < CalibrationBins; bin++)
            error += Math.Abs(right[bin] - confidence[bin]);
        return total > 0 ? error / total : double.NaN;
    }
}
