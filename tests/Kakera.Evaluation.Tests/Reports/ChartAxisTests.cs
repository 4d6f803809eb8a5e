using Kakera.Evaluation.Reports;
using Kakera.Evaluation.Reports.Charts;

namespace Kakera.Evaluation.Tests.Reports;

public sealed class ChartAxisTests
{
    private static readonly Bilingual Label = new("loss", "損失");

    [Theory]
    [InlineData(0.71, 0.93)]
    [InlineData(0, 1)]
    [InlineData(0.9312, 0.9318)]
    [InlineData(12, 34567)]
    [InlineData(-3.2, 8.1)]
    [InlineData(1e-4, 3e-4)]
    [InlineData(5, 5)]
    [InlineData(0, 0)]
    public void All_values_fit_and_the_marks_are_round_and_few(double low, double high)
    {
        ChartAxis axis = ChartAxis.Around(Label, [low, high, double.NaN], double.MinValue, double.MaxValue);
        Assert.InRange(low, axis.Low, axis.High);
        Assert.InRange(high, axis.Low, axis.High);
        Assert.InRange(axis.Ticks.Count, 3, 9);
        Assert.All(axis.Ticks, tick => Assert.InRange(tick.At, axis.Low, axis.High));
        Assert.Equal(axis.Ticks.Count, axis.Ticks.Select(tick => tick.Text.English).Distinct().Count());
        Assert.All(axis.Ticks, tick => Assert.Equal(
            tick.At, double.Parse(tick.Text.English, System.Globalization.CultureInfo.InvariantCulture), (axis.High - axis.Low) * 1e-3));
    }

    [Fact]
    public void No_mark_lies_beyond_what_the_quantity_can_be()
    {
        ChartAxis axis = ChartAxis.Around(Label, [0.93, 0.999], 0, 1);
        Assert.True(axis.Ticks[^1].At <= 1 + 1e-9);
    }

    [Fact]
    public void Nothing_to_draw_still_gives_an_axis() =>
        Assert.NotEmpty(ChartAxis.Around(Label, [double.NaN], double.MinValue, double.MaxValue).Ticks);

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(300)]
    public void Epochs_are_marked_by_whole_numbers(int last)
    {
        ChartAxis axis = ChartAxis.Epochs(last);
        Assert.InRange(axis.Ticks.Count, 2, 9);
        Assert.All(axis.Ticks, tick => Assert.Equal(Math.Round(tick.At), tick.At));
        Assert.InRange(last, axis.Low, axis.High);
    }
}
