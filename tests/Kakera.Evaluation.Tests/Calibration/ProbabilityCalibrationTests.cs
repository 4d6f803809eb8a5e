using Kakera.Data;
using Kakera.Evaluation.Calibration;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Predictions;

namespace Kakera.Evaluation.Tests.Calibration;

public sealed class ProbabilityCalibrationTests
{
    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(1.0, 0.5)]
    [InlineData(1.0, 1.0)]
    [InlineData(2.5, 0.8)]
    public void Finds_what_was_put_in(double temperature, double power)
    {
        // Labels are drawn from the true probabilities, in which the first class is the most common; the model states them too sharp or too dull, and
        // as if classes were more alike than they are.
        float[][] truths = [.. SyntheticAnswers.Of(1.5, 8000).Items.Select(item => item.Probabilities)];
        int[] labels = [.. truths.Select((row, i) => Drawn(row, new KeyedRandom(4, (ulong)i).NextDouble()))];
        double[] weights = [.. Enumerable.Range(0, 4).Select(k => Math.Pow(labels.Count(label => label == k), power))];
        var distortion = new ProbabilityCalibration(1 / temperature, [.. weights.Select(weight => Math.Pow(weight, -temperature))]);
        float[][] stated = [.. truths.Select(distortion.Apply)];

        ProbabilityCalibration found = ProbabilityCalibration.Fit(stated, labels, 4);
        Assert.Equal(temperature, found.Temperature, 0.08 * temperature);
        Assert.All(weights.Zip(found.ClassWeights), pair => Assert.Equal(pair.First / weights.Max(), pair.Second, 0.12));
        Assert.All(truths.Zip(stated), pair => Assert.All(pair.First.Zip(found.Apply(pair.Second)), p => Assert.Equal(p.First, p.Second, 0.08f)));
    }

    [Fact]
    public void Nothing_else_makes_the_labels_more_likely()
    {
        PredictionSet set = SyntheticAnswers.Of(1, 300);
        float[][] rows = [.. set.Items.Select(item => item.Probabilities)];
        int[] labels = [.. set.Items.Select(item => item.Label!.Value)];
        double[] shares = [.. Enumerable.Range(0, 4).Select(k => (labels.Count(label => label == k) + 1) / 304.0)];
        double Likelihood(ProbabilityCalibration by) => rows.Zip(labels, (row, label) => Math.Log(by.Apply(row)[label])).Sum();
        double best = Likelihood(ProbabilityCalibration.Fit(rows, labels, 4));
        for (double t = 0.1; t < 10; t *= 1.1)
            for (double a = 0; a <= 1; a += 0.1)
                Assert.True(Likelihood(new ProbabilityCalibration(t, [.. shares.Select(share => Math.Pow(share, a))])) <= best + 1e-3, $"{t}, {a} are better");
    }

    [Fact]
    public void Answers_and_their_sum_stay_and_calibration_improves()
    {
        PredictionSet sharp = new ProbabilityCalibration(0.3, [1, 1, 1, 1]).Apply(SyntheticAnswers.Of(1, 2000));
        PredictionSet calibrated = ProbabilityCalibration.Fit(
            [.. sharp.Items.Select(item => item.Probabilities)], [.. sharp.Items.Select(item => item.Label!.Value)], 4).Apply(sharp);
        Assert.All(sharp.Items.Zip(calibrated.Items), pair =>
        {
            Assert.Equal(pair.First.Answer, pair.Second.Answer);
            Assert.Equal(pair.Second.Probabilities[pair.Second.Answer], pair.Second.Confidence);
            Assert.Equal(1, pair.Second.Probabilities.Sum(), 1e-5);
        });
        Assert.True(Error(calibrated) < Error(sharp) / 2);
        Assert.Contains(calibrated.Items, item => item.Probabilities.Max() > item.Confidence); // a rare class that was answered, though a common one is likelier
        Assert.True(Auc(calibrated) > Auc(sharp));
    }

    [Fact]
    public void Classes_that_are_equally_common_weigh_alike()
    {
        float[][] rows = [[.8f, .2f], [.4f, .6f], [.3f, .7f], [.6f, .4f]];
        Assert.Equal([1, 1], ProbabilityCalibration.Fit(rows, [0, 1, 1, 0], 2).ClassWeights);
    }

    [Fact]
    public void A_class_that_no_image_shows_stays_possible()
    {
        ProbabilityCalibration found = ProbabilityCalibration.Fit([[.8f, .1f, .1f], [.3f, .6f, .1f], [.7f, .2f, .1f]], [0, 1, 0], 3);
        Assert.InRange(found.ClassWeights[2], 0.1, 1);
        Assert.True(found.Apply([0, 0, 1])[2] > 0);
    }

    [Fact]
    public void Certainty_that_is_wrong_stays_finite()
    {
        ProbabilityCalibration found = ProbabilityCalibration.Fit([[1, 0], [1, 0], [0, 1]], [0, 1, 1], 2);
        Assert.InRange(found.Temperature, 0.05, 20);
        Assert.All(found.Apply([1f, 0f]), p => Assert.True(float.IsFinite(p)));
    }

    [Fact]
    public void Without_images_nothing_changes()
    {
        ProbabilityCalibration found = ProbabilityCalibration.Fit([], [], 2);
        Assert.Equal(1, found.Temperature);
        Assert.Equal([.25f, .75f], found.Apply([.25f, .75f]));
    }

    private static double Error(PredictionSet set) => Measure(set, Metric.CalibrationError);

    private static double Auc(PredictionSet set) => Measure(set, Metric.MacroAuc);

    private static double Measure(PredictionSet set, Metric metric)
    {
        var images = new ScoredImages(set);
        return images.Measure(metric, images.EqualWeights());
    }

    private static int Drawn(float[] probabilities, double at)
    {
        int k = 0;
        for (double sum = probabilities[0]; sum < at && k + 1 < probabilities.Length; sum += probabilities[k])
            k++;
        return k;
    }
}
