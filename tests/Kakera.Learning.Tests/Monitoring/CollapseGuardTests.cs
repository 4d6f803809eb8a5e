using Kakera.Learning.Monitoring;
using Kakera.Learning.Training;

namespace Kakera.Learning.Tests.Monitoring;

public sealed class CollapseGuardTests
{
    private static readonly CollapseSettings Settings = new() { PatienceEpochs = 3 };

    [Fact]
    public void Three_collapsed_epochs_in_a_row_end_the_run_and_say_what_to_change()
    {
        TrainingDivergedException stop = Assert.Throws<TrainingDivergedException>(
            () => CollapseGuard.Check([Record(1, .5), Record(2, .001), Record(3, .001), Record(4, .001)], Settings, .003));
        Assert.Contains("epoch 4", stop.Message);
        Assert.Contains("pretrain.learning_rate", stop.Message);
        Assert.Contains("0.001 (it is 0.003)", stop.Message);
        Assert.Equal((Divergence.Collapsed, 4, 20L), (stop.Divergence, stop.Epoch, stop.Step));
    }

    [Fact]
    public void A_good_epoch_between_starts_the_count_anew() =>
        CollapseGuard.Check([Record(1, .001), Record(2, .001), Record(3, .5), Record(4, .001), Record(5, .001)], Settings, .003);

    [Fact]
    public void A_rank_of_one_counts_as_collapsed_too() =>
        Assert.Throws<TrainingDivergedException>(() =>
            CollapseGuard.Check([Record(1, 1, 1), Record(2, 1, 1), Record(3, 1, 1)], Settings, .003));

    private static EpochRecord Record(int epoch, double deviation, double rank = 10) => new(
        epoch, epoch * 5, .1, 1, 0, new Dictionary<string, double> { [CollapseGuard.Deviation] = deviation, [CollapseGuard.Rank] = rank });
}
