using Kakera.Data;
using Kakera.Evaluation.Calibration;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Predictions;

namespace Kakera.Evaluation.Tests.Calibration;

public sealed class TemperatureScalingTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(2.5)]
    public void Finds_the_temperature_that_was_put_in(double temperature)
    {
        // Labels are drawn from the true probabilities; the model states them too sharp or too dull.
        float[][] truths = [.. SyntheticAnswers.Of(1.5, 6000).Items.Select(item => item.Probabilities)];
        int[] labels = [.. truths.Select((row, i) => Drawn(row, new KeyedRandom(4, (ulong)i).NextDouble()))];
        float[][] stated = [.. truths.Select(row => TemperatureScaling.Apply(row, 1 / temperature))];
        Assert.Equal(temperature, TemperatureScaling.Fit(stated, labels), 0.08 * temperature);
    }

    [Fact]
    public void No_other_temperature_makes_the_labels_more_likely()
    {
        PredictionSet set = SyntheticAnswers.Of(1, 300);
        float[][] rows = [.. set.Items.Select(item => item.Probabilities)];
        int[] labels = [.. set.Items.Select(item => item.Label!.Value)];
        double Likelihood(double t) => rows.Zip(labels, (row, label) => Math.Log(TemperatureScaling.Apply(row, t)[label])).Sum();
        double best = Likelihood(TemperatureScaling.Fit(rows, labels));
        for (double t = 0.1; t < 10; t *= 1.05)
            Assert.True(Likelihood(t) <= best + 1e-3, $"{t} is better");
    }

    [Fact]
    public void Answers_and_their_sum_stay_and_calibration_improves()
    {
        PredictionSet sharp = TemperatureScaling.Apply(SyntheticAnswers.Of(1, 2000), 0.3);
        double temperature = TemperatureScaling.Fit([.. sharp.Items.Select(item => item.Probabilities)], [.. sharp.Items.Select(item => item.Label!.Value)]);
        PredictionSet calibrated = TemperatureScaling.Apply(sharp, temperature);
        Assert.All(sharp.Items.Zip(calibrated.Items), pair =>
        {
            Assert.Equal(pair.First.Answer, pair.Second.Answer);
            Assert.Equal(1, pair.Second.Probabilities.Sum(), 1e-5);
        });
        Assert.True(Error(calibrated) < Error(sharp) / 2);
    }

    [Fact]
    public void Certainty_that_is_wrong_stays_finite()
    {
        double temperature = TemperatureScaling.Fit([[1, 0], [1, 0], [0, 1]], [0, 1, 1]);
        Assert.InRange(temperature, 0.05, 20);
        Assert.All(TemperatureScaling.Apply([1f, 0f], temperature), p => Assert.True(float.IsFinite(p)));
    }

    [Fact]
    public void Without_images_nothing_changes() => Assert.Equal(1, TemperatureScaling.Fit([], []));

    private static double Error(PredictionSet set)
    {
        var images = new ScoredImages(set);
        return images.Measure(Metric.CalibrationError, images.EqualWeights());
    }

    private static int Drawn(float[] probabilities, double at)
    {
        int k = 0;
        for (double sum = probabilities[0]; sum < at && k + 1 < probabilities.Length; sum += probabilities[k])
            k++;
        return k;
    }
}
