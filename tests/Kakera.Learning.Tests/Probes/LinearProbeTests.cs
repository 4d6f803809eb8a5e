using Kakera.Learning.Probes;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Probes;

public sealed class LinearProbeTests
{
    [Fact]
    public void The_objective_and_its_gradient_agree_with_differences_of_a_plain_rendering()
    {
        using DisposeScope scope = NewDisposeScope();
        double[] x = Values(5 * 3, 1), w = Values(3 * 2, 2), shares = [.1, .3, .2, .25, .15];
        int[] classes = [0, 1, 1, 0, 1];
        Tensor targets = zeros([5, 2], ScalarType.Float64);
        for (int i = 0; i < 5; i++)
            targets[i, classes[i]] = 1;
        double loss = LinearProbe.Objective(
            tensor(x, [5, 3]), targets, tensor(shares).unsqueeze(1), .7, tensor(w, [3, 2]), out Tensor gradient);
        Assert.Equal(Plain(x, classes, shares, .7, w), loss, 1e-10);
        for (int i = 0; i < w.Length; i++)
        {
            double[] above = [.. w], below = [.. w];
            above[i] += 1e-5;
            below[i] -= 1e-5;
            double slope = (Plain(x, classes, shares, .7, above) - Plain(x, classes, shares, .7, below)) / 2e-5;
            Assert.Equal(slope, gradient.flatten()[i].item<double>(), 1e-9);
        }
    }

    [Fact]
    public void Classes_that_a_line_separates_are_told_apart_however_few_one_has()
    {
        float[][] features = KNearestNeighboursTests.Draw(120, 8, 5);
        int[] classes = [.. features.Select(row => row[2] - row[5] > 1.2 ? 1 : 0)];
        Assert.InRange(classes.Count(k => k == 1), 10, 40);
        LinearProbe probe = LinearProbe.Fit(new LabelledFeatures(features, classes), null, 2,
            new LinearProbeSettings { Penalties = [1e-5] });
        float[][] answers = probe.Predict(features);
        Assert.Equal(classes, answers.Select(row => row[1] > row[0] ? 1 : 0));
        Assert.All(answers, row => Assert.Equal(1, row.Sum(), 1e-5f));
    }

    [Fact]
    public void The_scale_of_the_features_does_not_matter()
    {
        float[][] features = KNearestNeighboursTests.Draw(40, 4, 6);
        float[][] scaled = [.. features.Select(row => row.Select((value, j) => value * MathF.Pow(10, j) + 3).ToArray())];
        int[] classes = [.. features.Select(row => row[0] > 0 ? 1 : 0)];
        float[][] one = LinearProbe.Fit(new LabelledFeatures(features, classes), null, 2, new LinearProbeSettings()).Predict(features);
        float[][] other = LinearProbe.Fit(new LabelledFeatures(scaled, classes), null, 2, new LinearProbeSettings()).Predict(scaled);
        for (int i = 0; i < one.Length; i++)
            Assert.Equal(one[i][0], other[i][0], 1e-4f);
    }

    [Fact]
    public void Without_validation_images_the_penalty_is_the_one_that_answers_best_for_parts_held_out()
    {
        // One dimension of sixty tells the classes apart, weakly: with few images only a strong penalty keeps the others quiet.
        float[][] features = KNearestNeighboursTests.Draw(60, 60, 9);
        int[] classes = [.. features.Select((row, i) => row[0] + (i % 3 - 1) * .8f > 0 ? 1 : 0)];
        var train = new LabelledFeatures(features, classes);
        var settings = new LinearProbeSettings { Penalties = [1e-6, 10] };
        int[] parts = GroupFolds.Assign(classes, [.. features.Select((_, i) => $"{i:D8}")], 4, 0);
        double[] scores =
        [
            .. settings.Penalties.Select(penalty => Kakera.Learning.Monitoring.ClassificationScores.Measure(
                CrossValidatedProbe.Predict(train, parts, 2, new LinearProbeSettings { Penalties = [penalty] }), classes).MacroAuc),
        ];
        Assert.NotEqual(scores[0], scores[1]);
        Assert.Equal(settings.Penalties[scores[0] > scores[1] ? 0 : 1], LinearProbe.Fit(train, null, 2, settings).Penalty);
    }

    [Fact]
    public void With_fewer_images_than_parts_the_first_penalty_is_taken() => Assert.Equal(
        .5, LinearProbe.Fit(new LabelledFeatures(KNearestNeighboursTests.Draw(3, 4, 1), [0, 1, 0]), null, 2, new LinearProbeSettings { Penalties = [.5, 5] }).Penalty);

    [Fact]
    public void The_penalty_is_the_one_that_validation_likes_best()
    {
        // Pure noise with many dimensions: the weakest penalty memorises it, so that only a strong one generalises at all.
        float[][] train = KNearestNeighboursTests.Draw(30, 40, 7), validation = KNearestNeighboursTests.Draw(200, 40, 8);
        int[] Truth(float[][] rows) => [.. rows.Select(row => row[0] + row[1] > 0 ? 1 : 0)];
        var settings = new LinearProbeSettings { Penalties = [1e-6, .3] };
        LinearProbe chosen = LinearProbe.Fit(new LabelledFeatures(train, Truth(train)),
            new LabelledFeatures(validation, Truth(validation)), 2, settings);
        double[] scores =
        [
            .. settings.Penalties.Select(penalty => Kakera.Learning.Monitoring.ClassificationScores.Measure(
                LinearProbe.Fit(new LabelledFeatures(train, Truth(train)), null, 2, new LinearProbeSettings { Penalties = [penalty] })
                    .Predict(validation),
                Truth(validation)).MacroAuc),
        ];
        Assert.NotEqual(scores[0], scores[1]);
        Assert.Equal(settings.Penalties[scores[0] > scores[1] ? 0 : 1], chosen.Penalty);
    }

    [Fact]
    public void The_minimum_of_a_long_valley_is_found()
    {
        double[] scales = [1, 10, 100, 1000];
        double[] found = LimitedMemoryBfgs.Minimise(
            new double[4],
            (at, gradient) =>
            {
                double loss = 0;
                for (int i = 0; i < 4; i++)
                {
                    double off = at[i] - i;
                    gradient[i] = scales[i] * off;
                    loss += scales[i] * off * off / 2;
                }
                return loss;
            },
            200);
        for (int i = 0; i < 4; i++)
            Assert.Equal(i, found[i], 1e-6);
    }

    private static double Plain(double[] x, int[] classes, double[] shares, double penalty, double[] w)
    {
        double loss = 0;
        for (int i = 0; i < classes.Length; i++)
        {
            double[] logits = [.. Enumerable.Range(0, 2).Select(k => Enumerable.Range(0, 3).Sum(j => x[i * 3 + j] * w[j * 2 + k]))];
            loss += shares[i] * (Math.Log(logits.Sum(Math.Exp)) - logits[classes[i]]);
        }
        return loss + penalty / 2 * w[..4].Sum(value => value * value); // the last row is the bias
    }

    private static double[] Values(int count, ulong seed) =>
        [.. KNearestNeighboursTests.Draw(1, count, seed)[0].Select(value => (double)value)];
}
