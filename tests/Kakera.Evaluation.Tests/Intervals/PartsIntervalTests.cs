using Kakera.Data;
using Kakera.Evaluation.Intervals;

namespace Kakera.Evaluation.Tests.Intervals;

public sealed class PartsIntervalTests
{
    [Fact]
    public void The_interval_is_Students()
    {
        // Mean 3, variance 2.5, five values: 3 ± 2.776 √(2.5 / 5).
        Interval interval = PartsInterval.Mean([1, 2, 3, 4, 5]);
        Assert.Equal(3, interval.Mean, 1e-12);
        Assert.Equal(3 - 2.776 * Math.Sqrt(.5), interval.Low, 1e-12);
        Assert.Equal(3 + 2.776 * Math.Sqrt(.5), interval.High, 1e-12);
    }

    [Fact]
    public void What_the_parts_share_is_not_in_the_interval_of_a_difference()
    {
        Interval difference = PartsInterval.Difference([10.1, 20.2, 30.1, 40.2], [10, 20, 30, 40]);
        Assert.Equal(.15, difference.Mean, 1e-12);
        Assert.True(difference.IsAboveZero);
        Interval shared = PartsInterval.Mean([10.1, 20.2, -30.1, 40.2]);
        Assert.False(shared.IsAboveZero || shared.IsBelowZero);
    }

    [Fact]
    public void The_interval_covers_the_truth_about_as_often_as_it_says()
    {
        const int studies = 2000;
        int covered = Enumerable.Range(0, studies).Count(study =>
        {
            var random = new KeyedRandom(5, (ulong)study);
            double[] parts = new double[8];
            for (int i = 0; i < parts.Length; i++)
                parts[i] = 7 + 3 * random.NextGaussian();
            Interval interval = PartsInterval.Mean(parts);
            return interval.Low <= 7 && 7 <= interval.High;
        });
        Assert.InRange(covered / (double)studies, .935, .965);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public void Another_number_of_parts_than_two_to_ten_is_refused(int parts) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PartsInterval.Mean(new double[parts]));
}
