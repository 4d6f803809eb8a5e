using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;

namespace Kakera.Evaluation.Tests.Intervals;

public sealed class LabelsNeededTests
{
    private static readonly int[] Counts = [10, 40, 160];

    [Theory]
    [InlineData(0.5, 10)] // there already at the first
    [InlineData(0.6, 10)]
    [InlineData(0.65, 20)] // half way between 10 and 40 in the logarithm
    [InlineData(0.7, 40)]
    [InlineData(0.8, 160)]
    [InlineData(0.81, double.PositiveInfinity)]
    public void A_count_is_interpolated_in_the_logarithm(double target, double expected) =>
        Assert.Equal(expected, LabelsNeeded.ToReach(Counts, [0.6, 0.7, 0.8], target), 9);

    [Fact]
    public void Where_a_curve_falls_its_best_so_far_stands()
    {
        Assert.Equal(80, LabelsNeeded.ToReach(Counts, [0.6, 0.5, 0.8], 0.7), 9); // half of the way from 0.6 to 0.8, begun at 40
        Assert.Equal(40, LabelsNeeded.ToReach(Counts, [0.6, 0.7, 0.5], 0.7), 9);
        Assert.Equal(double.PositiveInfinity, LabelsNeeded.ToReach(Counts, [0.7, 0.6, 0.65], 0.75));
        Assert.Equal(double.NaN, LabelsNeeded.ToReach(Counts, [0.7, double.NaN, 0.65], 0.75));
    }

    [Fact]
    public void A_method_needs_as_many_labels_as_it_had_to_match_itself()
    {
        LabelledRuns[] curve = Curve();
        var bootstrap = new GroupBootstrap(curve[0].Runs[0].Items, 1, 200);
        LabelsNeeded itself = bootstrap.LabelsToMatch(curve[1].Runs, curve, Metric.MacroAuc);
        Assert.Equal((40, 40, 40), (itself.Labels, itself.Low, itself.High)); // groups and draws pair: the same resample on both sides
        Assert.Equal((10, 160), (itself.Fewest, itself.Most));
    }

    [Fact]
    public void A_lead_shows_in_labels_and_a_lead_beyond_all_counts_is_infinite()
    {
        LabelledRuns[] curve = Curve();
        var bootstrap = new GroupBootstrap(curve[0].Runs[0].Items, 1, 200);
        LabelsNeeded ahead = bootstrap.LabelsToMatch(Runs(1.3), curve, Metric.MacroAuc);
        Assert.InRange(ahead.Labels, 12, 38);
        Assert.True(10 <= ahead.Low && ahead.Low < ahead.Labels && ahead.Labels < ahead.High && ahead.High <= 160, ahead.ToString());
        Assert.Equal(double.PositiveInfinity, bootstrap.LabelsToMatch(Runs(6), curve, Metric.MacroAuc).Low);
        Assert.Equal(10, bootstrap.LabelsToMatch(Runs(0.1), curve, Metric.MacroAuc).High);
    }

    private static LabelledRuns[] Curve() => [new(10, Runs(1)), new(40, Runs(1.6)), new(160, Runs(2.4))];

    private static ScoredImages[] Runs(double skill) => [.. Enumerable.Range(0, 2).Select(run => new ScoredImages(SyntheticAnswers.Of(skill, run: run)))];
}
