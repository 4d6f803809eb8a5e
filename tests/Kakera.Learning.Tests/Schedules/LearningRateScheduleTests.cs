using Kakera.Learning.Schedules;

namespace Kakera.Learning.Tests.Schedules;

public sealed class LearningRateScheduleTests
{
    private static readonly LearningRateSchedule Schedule = new(WarmupSteps: 10, TotalSteps: 110);

    [Fact]
    public void Rises_in_equal_parts_and_its_first_step_moves() =>
        Assert.Equal([.1, .2, .3], Enumerable.Range(0, 3).Select(step => Schedule.At(step)), (a, b) => Math.Abs(a - b) < 1e-15);

    [Theory]
    [InlineData(9, 1)]
    [InlineData(10, 1)]
    [InlineData(35, .85355339059327379)]
    [InlineData(60, .5)]
    [InlineData(85, .14644660940672624)]
    [InlineData(110, 0)]
    [InlineData(1000, 0)]
    public void Falls_along_half_a_cosine_to_zero(long step, double share) => Assert.Equal(share, Schedule.At(step), 1e-12);

    [Fact]
    public void Never_rises_after_the_warm_up_and_is_above_zero_to_the_last_step()
    {
        double[] shares = [.. Enumerable.Range(10, 100).Select(step => Schedule.At(step))];
        Assert.Equal(shares.OrderDescending(), shares);
        Assert.True(shares[^1] > 0);
    }

    [Fact]
    public void Cut_short_it_is_the_same_up_to_there_and_falls_from_where_it_is_to_zero()
    {
        LearningRateSchedule cut = Schedule.CutAt(60, 20);
        Assert.Equal((110L, 80L), (Schedule.Steps, cut.Steps));
        Assert.Equal(Enumerable.Range(0, 61).Select(step => Schedule.At(step)), Enumerable.Range(0, 61).Select(step => cut.At(step)));
        Assert.Equal(.25, cut.At(70), 1e-12);
        double[] tail = [.. Enumerable.Range(60, 20).Select(step => cut.At(step))];
        Assert.Equal(tail.OrderDescending(), tail);
        Assert.True(tail[^1] > 0);
        Assert.Equal(0, cut.At(80));
    }

    [Fact]
    public void What_was_cut_can_be_cut_again()
    {
        LearningRateSchedule once = Schedule.CutAt(60, 40), twice = once.CutAt(80, 10);
        Assert.Equal(90, twice.Steps);
        Assert.Equal(Enumerable.Range(0, 81).Select(step => once.At(step)), Enumerable.Range(0, 81).Select(step => twice.At(step)));
        Assert.Equal(.25, twice.At(80), 1e-12);
        Assert.Equal(.125, twice.At(85), 1e-12);
        Assert.Equal(0, twice.At(90));
    }

    [Fact]
    public void Works_without_warm_up_and_for_a_single_step()
    {
        Assert.Equal(1, new LearningRateSchedule(0, 1).At(0));
        Assert.Equal(0, new LearningRateSchedule(0, 1).At(1));
    }

    [Fact]
    public void A_warm_up_as_long_as_the_run_ends_at_the_highest_rate()
    {
        var schedule = new LearningRateSchedule(4, 4);
        Assert.Equal([.25, .5, .75, 1, 0], Enumerable.Range(0, 5).Select(step => schedule.At(step)));
    }
}
