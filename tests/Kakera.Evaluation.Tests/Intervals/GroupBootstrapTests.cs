using Kakera.Data;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Predictions;

namespace Kakera.Evaluation.Tests.Intervals;

public sealed class GroupBootstrapTests
{
    [Fact]
    public void The_interval_covers_the_truth_about_as_often_as_it_says()
    {
        const double truth = 0.7;
        const int studies = 300;
        int covered = Enumerable.Range(0, studies).Count(study =>
        {
            // 80 patients of 1 to 3 images; the images of a patient are right or wrong together more often than not.
            var random = new KeyedRandom(11, (ulong)study);
            List<Prediction> items = [];
            for (int patient = 0; patient < 80; patient++)
            {
                bool usually = random.NextBool(truth);
                for (int image = random.NextInt(3); image >= 0; image--)
                    items.Add(Answer($"{patient}-{image}", $"p{patient}", random.NextBool(0.7) ? usually : random.NextBool(truth)));
            }

            Interval interval = Measure([new ScoredImages(new PredictionSet(["a", "b"], items))], Metric.Accuracy, resamples: 400);
            return interval.Low <= truth && truth <= interval.High;
        });
        Assert.InRange(covered / (double)studies, 0.90, 0.985);
    }

    [Fact]
    public void Images_of_one_patient_do_not_count_as_many_patients()
    {
        PredictionSet single = SyntheticAnswers.Of(1, 200);
        Prediction[] tripled = [.. single.Items.SelectMany(item => Enumerable.Range(0, 3).Select(copy => item with { Image = $"{item.Image}-{copy}" }))];
        Interval one = Measure([new ScoredImages(single)], Metric.Accuracy);
        Interval three = Measure([new ScoredImages(single with { Items = tripled })], Metric.Accuracy);
        Interval pretended = Measure([new ScoredImages(single with { Items = [.. tripled.Select(item => item with { Group = item.Image })] })], Metric.Accuracy);
        Assert.Equal(one.Low, three.Low, 12);
        Assert.Equal(one.High, three.High, 12);
        Assert.InRange(Width(pretended) / Width(one), 0.3, 0.8); // three times the independent images would give 1/√3, and more with larger groups
    }

    [Fact]
    public void A_paired_difference_is_narrower_than_one_of_unrelated_resamples()
    {
        // Two models that agree on nearly every image.
        PredictionSet first = SyntheticAnswers.Of(1.5, 300);
        PredictionSet second = first with { Items = [.. first.Items.Select((item, i) => i % 20 == 0 ? new Prediction(item.Image, item.Group, item.Label, [.. item.Probabilities.Reverse()]) : item)] };
        ScoredImages a = new(first), b = new(second);
        var bootstrap = new GroupBootstrap(first.Items, 1);
        Interval difference = bootstrap.Difference([a], [b], Metric.Accuracy);
        double unpaired = Math.Sqrt(Math.Pow(Width(bootstrap.Measure([a], Metric.Accuracy)), 2) + Math.Pow(Width(bootstrap.Measure([b], Metric.Accuracy)), 2));
        Assert.True(Width(difference) < 0.6 * unpaired, $"{Width(difference)} against {unpaired}");
        Assert.Equal(Value(a, Metric.Accuracy) - Value(b, Metric.Accuracy), difference.Mean, 12);
    }

    [Fact]
    public void A_model_differs_from_itself_by_exactly_nothing()
    {
        ScoredImages run = new(SyntheticAnswers.Of(1, 200));
        Assert.Equal(new Interval(0, 0, 0), new GroupBootstrap(run.Items, 1).Difference([run], [run], Metric.MacroAuc));
    }

    [Fact]
    public void Draws_of_labels_that_disagree_widen_the_interval()
    {
        ScoredImages weak = new(SyntheticAnswers.Of(0.5, 300)), strong = new(SyntheticAnswers.Of(2, 300));
        var bootstrap = new GroupBootstrap(weak.Items, 1);
        Interval mixed = bootstrap.Measure([weak, strong], Metric.Accuracy);
        Assert.Equal((Value(weak, Metric.Accuracy) + Value(strong, Metric.Accuracy)) / 2, mixed.Mean, 12);
        Assert.True(Width(mixed) > 2 * Width(bootstrap.Measure([weak], Metric.Accuracy)));
    }

    [Fact]
    public void One_seed_gives_one_interval_and_another_seed_nearly_the_same()
    {
        ScoredImages[] runs = [new(SyntheticAnswers.Of(1, 200)), new(SyntheticAnswers.Of(1, 200, run: 1))];
        foreach (Metric metric in Enum.GetValues<Metric>())
        {
            Interval first = Measure(runs, metric), same = Measure(runs, metric), other = Measure(runs, metric, seed: 2);
            Assert.Equal(first, same);
            Assert.NotEqual(first, other);
            Assert.Equal(first.Low, other.Low, 0.02);
            Assert.Equal(first.High, other.High, 0.02);
        }
    }

    [Fact]
    public void The_estimate_lies_in_its_interval_even_where_resampling_is_biased()
    {
        // Calibration error only grows by resampling.
        Assert.All(Enumerable.Range(0, 20), seed =>
        {
            Interval interval = Measure([new ScoredImages(SyntheticAnswers.Of(1, 60, seed: (ulong)seed))], Metric.CalibrationError, resamples: 100);
            Assert.InRange(interval.Mean, interval.Low, interval.High);
        });
    }

    [Fact]
    public void A_metric_that_is_not_defined_has_no_interval()
    {
        PredictionSet set = SyntheticAnswers.Of(1, 100);
        ScoredImages one = new(set with { Items = [.. set.Items.Where(item => item.Label == 0)] });
        Interval interval = Measure([one], Metric.MacroAuc);
        Assert.Equal(double.NaN, interval.Mean);
        Assert.False(interval.IsAboveZero || interval.IsBelowZero);
    }

    [Fact]
    public void A_run_on_other_images_is_refused()
    {
        PredictionSet set = SyntheticAnswers.Of(1, 100);
        var bootstrap = new GroupBootstrap(set.Items, 1);
        Assert.Throws<ArgumentException>(() => bootstrap.Measure([new ScoredImages(set with { Items = [.. set.Items.Reverse()] })], Metric.Accuracy));
    }

    private static Interval Measure(ScoredImages[] runs, Metric metric, int resamples = 500, ulong seed = 1) =>
        new GroupBootstrap(runs[0].Items, seed, resamples).Measure(runs, metric);

    private static double Value(ScoredImages images, Metric metric) => images.Measure(metric, images.EqualWeights());

    private static double Width(Interval interval) => interval.High - interval.Low;

    private static Prediction Answer(string image, string group, bool isRight) =>
        new(image, group, 0, isRight ? [0.8f, 0.2f] : [0.2f, 0.8f]);
}
