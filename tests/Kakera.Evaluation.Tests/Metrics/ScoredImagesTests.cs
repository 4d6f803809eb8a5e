using Kakera.Data;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Predictions;

namespace Kakera.Evaluation.Tests.Metrics;

/// <summary>Each metric against its definition, written down anew without sorting, weights or sums that are shared.</summary>
public sealed class ScoredImagesTests
{
    public static TheoryData<PredictionSet> Sets =>
    [
        SyntheticAnswers.Of(1.2, 150),
        SyntheticAnswers.Of(0, 90, seed: 2),
        Rounded(SyntheticAnswers.Of(1, 200, seed: 3)),
        SyntheticAnswers.Of(2, 60, seed: 4, classes: ["only two", "of them"]),
    ];

    [Theory, MemberData(nameof(Sets))]
    public void Auc_is_the_share_of_pairs_that_are_ranked_rightly_with_ties_counting_half(PredictionSet set)
    {
        var images = new ScoredImages(set);
        for (int k = 0; k < images.ClassCount; k++)
            Assert.Equal(AucByPairs(images.Items, k), images.Auc(k, images.EqualWeights()), 12);
    }

    [Theory, MemberData(nameof(Sets))]
    public void Macro_auc_is_the_mean_over_the_classes(PredictionSet set)
    {
        var images = new ScoredImages(set);
        double expected = Enumerable.Range(0, images.ClassCount).Average(k => AucByPairs(images.Items, k));
        Assert.Equal(expected, Value(images, Metric.MacroAuc), 12);
    }

    [Theory, MemberData(nameof(Sets))]
    public void The_area_under_the_roc_curve_is_the_auc(PredictionSet set)
    {
        var images = new ScoredImages(set);
        for (int k = 0; k < images.ClassCount; k++)
        {
            IReadOnlyList<RocPoint> curve = images.Roc(k);
            double area = curve.Zip(curve.Skip(1), (a, b) =>
                (b.FalsePositiveRate - a.FalsePositiveRate) * (a.TruePositiveRate + b.TruePositiveRate) / 2).Sum();
            Assert.Equal(images.Auc(k, images.EqualWeights()), area, 12);
            Assert.Equal(new RocPoint(0, 0), curve[0]);
            Assert.Equal(new RocPoint(1, 1), curve[^1]);
            Assert.Equal(set.Items.Select(item => item.Probabilities[k]).Distinct().Count() + 1, curve.Count);
        }
    }

    [Theory, MemberData(nameof(Sets))]
    public void Accuracy_balanced_accuracy_and_f1_are_what_counting_gives(PredictionSet set)
    {
        var images = new ScoredImages(set);
        List<double> recalls = [], f1s = [];
        for (int k = 0; k < images.ClassCount; k++)
        {
            int both = images.Items.Count(item => item.Label == k && item.Answer == k);
            double recall = both / (double)images.Items.Count(item => item.Label == k);
            int answered = images.Items.Count(item => item.Answer == k);
            double precision = answered == 0 ? 0 : both / (double)answered;
            recalls.Add(recall);
            f1s.Add(recall + precision == 0 ? 0 : 2 * recall * precision / (recall + precision));
        }

        Assert.Equal(images.Items.Count(item => item.Answer == item.Label) / (double)images.Items.Count, Value(images, Metric.Accuracy), 12);
        Assert.Equal(recalls.Average(), Value(images, Metric.BalancedAccuracy), 12);
        Assert.Equal(f1s.Average(), Value(images, Metric.MacroF1), 12);
    }

    [Theory, MemberData(nameof(Sets))]
    public void Kappa_is_agreement_beyond_that_of_shuffled_answers(PredictionSet set)
    {
        var images = new ScoredImages(set);
        double observed = images.Items.Count(item => item.Answer == item.Label) / (double)images.Items.Count;
        double byChance = images.Items.SelectMany(a => images.Items, (a, b) => a.Label == b.Answer ? 1.0 : 0).Average(); // every pairing
        Assert.Equal((observed - byChance) / (1 - byChance), Value(images, Metric.Kappa), 10);
    }

    [Theory, MemberData(nameof(Sets))]
    public void Calibration_error_is_the_weighted_gap_between_confidence_and_accuracy_in_15_bins(PredictionSet set)
    {
        var images = new ScoredImages(set);
        double expected = 0;
        for (int bin = 0; bin < 15; bin++)
        {
            Prediction[] inside = [.. images.Items.Where(item => item.Confidence > bin / 15f && item.Confidence <= (bin + 1) / 15f)];
            if (inside.Length > 0)
                expected += inside.Length / (double)images.Items.Count
                    * Math.Abs(inside.Average(item => (double)item.Confidence) - inside.Average(item => item.Answer == item.Label ? 1.0 : 0));
        }

        Assert.Equal(expected, Value(images, Metric.CalibrationError), 6);
    }

    [Fact]
    public void A_weight_of_two_is_the_image_twice()
    {
        PredictionSet set = SyntheticAnswers.Of(1, 120);
        var random = new KeyedRandom(7);
        int[] times = [.. set.Items.Select(_ => random.NextInt(4))];
        var images = new ScoredImages(set);
        var repeated = new ScoredImages(set with { Items = [.. set.Items.SelectMany((item, i) => Enumerable.Repeat(item, times[i]))] });
        double[] weights = [.. times.Select(count => (double)count)];
        double[] all = images.MeasureAll(weights);
        Assert.All(Enum.GetValues<Metric>(), metric =>
        {
            Assert.Equal(Value(repeated, metric), images.Measure(metric, weights), 9);
            Assert.Equal(images.Measure(metric, weights), all[(int)metric]);
        });
    }

    [Fact]
    public void Auc_does_not_change_when_scores_are_stretched()
    {
        PredictionSet set = SyntheticAnswers.Of(1, 200);
        var images = new ScoredImages(set);
        var squared = new ScoredImages(set with { Items = [.. set.Items.Select(item => item with { Probabilities = [.. item.Probabilities.Select(p => p * p)] })] });
        Assert.Equal(Value(images, Metric.MacroAuc), Value(squared, Metric.MacroAuc), 12);
    }

    [Fact]
    public void Perfect_answers_have_perfect_metrics()
    {
        PredictionSet set = SyntheticAnswers.Of(1, 50);
        var perfect = new ScoredImages(set with
        {
            Items = [.. set.Items.Select(item => new Prediction(
                item.Image, item.Group, item.Label, [.. set.Classes.Select((_, k) => k == item.Label ? 1f : 0f)]))],
        });
        Assert.All(Enum.GetValues<Metric>(), metric => Assert.Equal(metric == Metric.CalibrationError ? 0 : 1, Value(perfect, metric), 12));
        Assert.Equal(0, perfect.BrierScore(), 12);
    }

    [Fact]
    public void The_brier_score_of_even_probabilities_is_known()
    {
        PredictionSet even = new(["a", "b", "c", "d"], [new Prediction("x", "x", 2, [0.25f, 0.25f, 0.25f, 0.25f])]);
        Assert.Equal(0.75, new ScoredImages(even).BrierScore(), 7);
    }

    [Fact]
    public void A_class_without_images_is_named_and_left_out_of_macro_metrics()
    {
        PredictionSet set = SyntheticAnswers.Of(1, 200);
        var without = new ScoredImages(set with { Items = [.. set.Items.Where(item => item.Label != 2)] });
        Assert.Equal([2], without.AbsentClasses);
        Assert.Empty(without.Roc(2));
        Assert.Equal(double.NaN, without.Auc(2, without.EqualWeights()));
        Assert.Equal(((int[])[0, 1, 3]).Average(k => AucByPairs(without.Items, k)), Value(without, Metric.MacroAuc), 12);
        ConfusionMatrix confusion = without.Confusion();
        Assert.Equal(((int[])[0, 1, 3]).Average(confusion.Sensitivity), Value(without, Metric.BalancedAccuracy), 12);
    }

    [Fact]
    public void With_one_class_only_there_is_no_auc()
    {
        PredictionSet set = SyntheticAnswers.Of(1, 200);
        var images = new ScoredImages(set with { Items = [.. set.Items.Where(item => item.Label == 1)] });
        Assert.Equal(double.NaN, Value(images, Metric.MacroAuc));
        Assert.True(double.IsFinite(Value(images, Metric.Accuracy)));
    }

    [Fact]
    public void Images_without_a_label_do_not_count()
    {
        PredictionSet set = SyntheticAnswers.Of(1, 100);
        PredictionSet more = set with { Items = [.. set.Items, .. set.Items.Select(item => item with { Label = null })] };
        Assert.All(Enum.GetValues<Metric>(), metric => Assert.Equal(Value(new ScoredImages(set), metric), Value(new ScoredImages(more), metric)));
    }

    [Fact]
    public void Sensitivity_specificity_and_precision_are_what_counting_gives()
    {
        var images = new ScoredImages(SyntheticAnswers.Of(1, 200));
        ConfusionMatrix confusion = images.Confusion();
        Prediction[] ofClass = [.. images.Items.Where(item => item.Label == 1)], others = [.. images.Items.Where(item => item.Label != 1)];
        Assert.Equal(ofClass.Count(item => item.Answer == 1) / (double)ofClass.Length, confusion.Sensitivity(1), 12);
        Assert.Equal(others.Count(item => item.Answer != 1) / (double)others.Length, confusion.Specificity(1), 12);
        Assert.Equal(
            images.Items.Count(item => item.Answer == 1 && item.Label == 1) / (double)images.Items.Count(item => item.Answer == 1),
            confusion.Precision(1), 12);
    }

    [Fact]
    public void Coverage_gives_the_accuracy_of_the_surest_answers()
    {
        var images = new ScoredImages(Rounded(SyntheticAnswers.Of(1, 200)));
        IReadOnlyList<CoveragePoint> points = images.Coverage();
        Assert.All(points, point =>
        {
            int count = (int)Math.Round(point.Answered * images.Items.Count);
            float least = images.Items.Select(item => item.Confidence).OrderDescending().ElementAt(count - 1);
            Prediction[] sure = [.. images.Items.Where(item => item.Confidence >= least)];
            Assert.Equal(count, sure.Length); // equal confidences stay together
            Assert.Equal(sure.Count(item => item.Answer == item.Label) / (double)count, point.Accuracy, 12);
        });
        Assert.Equal(1, points[^1].Answered);
        Assert.Equal(Value(images, Metric.Accuracy), points[^1].Accuracy, 12);
    }

    [Fact]
    public void Reliability_bins_hold_every_image_once()
    {
        var images = new ScoredImages(SyntheticAnswers.Of(1, 200));
        IReadOnlyList<ConfidenceBin> bins = images.Reliability();
        Assert.Equal(200, bins.Sum(bin => bin.Images));
        Assert.Equal(Value(images, Metric.CalibrationError), bins.Sum(bin => bin.Images / 200 * Math.Abs(bin.Accuracy - bin.Confidence)), 9);
    }

    [Fact]
    public void Probabilities_that_are_no_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ScoredImages(new PredictionSet(["a", "b"], [new Prediction("x", "x", 0, [float.NaN, 0.5f])])));
        Assert.Throws<ArgumentException>(() => new ScoredImages(new PredictionSet(["a", "b"], [new Prediction("x", "x", 0, [1f])])));
        Assert.Throws<ArgumentException>(() => new ScoredImages(new PredictionSet(["a", "b"], [new Prediction("x", "x", 2, [0.5f, 0.5f])])));
    }

    private static double Value(ScoredImages images, Metric metric) => images.Measure(metric, images.EqualWeights());

    private static double AucByPairs(IReadOnlyList<Prediction> items, int k)
    {
        double wins = 0, pairs = 0;
        foreach (Prediction positive in items.Where(item => item.Label == k))
        {
            foreach (Prediction negative in items.Where(item => item.Label != k))
            {
                wins += positive.Probabilities[k] > negative.Probabilities[k] ? 1 : positive.Probabilities[k] == negative.Probabilities[k] ? 0.5 : 0;
                pairs++;
            }
        }

        return wins / pairs;
    }

    /// <summary>To one digit, so that many scores are equal.</summary>
    private static PredictionSet Rounded(PredictionSet set) =>
        set with { Items = [.. set.Items.Select(item => item with { Probabilities = [.. item.Probabilities.Select(p => MathF.Round(p, 1))] })] };
}
