using Kakera.Learning.Monitoring;
using Kakera.Learning.Training;

namespace Kakera.Learning.Tests.Monitoring;

/// <summary>Made-up histories of 40 planned epochs that may take 400 seconds, ten each.</summary>
public sealed class TimeCutTests
{
    private const int Planned = 40;
    private const double Limit = 400;

    [Fact]
    public void A_run_as_fast_as_planned_or_a_little_slower_is_left_alone()
    {
        Assert.Empty(Find(_ => 10));
        Assert.Empty(Find(_ => 8));
        Assert.Empty(Find(_ => 10.5)); // a twentieth
        Assert.Empty(Find(epoch => epoch % 2 == 0 ? 6 : 14));
    }

    [Fact]
    public void A_slower_one_is_cut_in_the_middle_of_its_time_to_the_epochs_that_fit()
    {
        TimeCut cut = Assert.Single(Find(_ => 20, epochs: 20));
        Assert.Equal((10, 20, 20), (cut.Epoch, cut.LastEpoch, cut.EpochSeconds));
        Assert.Equal(
            "Pre-training takes longer than planned, 20 s an epoch: of 40 epochs 20 fit into its time. The learning rate is brought down until then.",
            cut.Sentence(Planned));
        Assert.Empty(Find(_ => 20, epochs: 9));
    }

    [Fact]
    public void A_machine_that_was_busy_for_a_while_and_has_time_again_keeps_the_plan() => Assert.Empty(Find(epoch => epoch <= 8 ? 20 : 7));

    [Fact]
    public void Nothing_is_cut_while_the_learning_rate_rises() => Assert.Equal(12, Find(_ => 20, epochs: 20, rising: 12)[0].Epoch);

    [Fact]
    public void A_machine_that_goes_on_slowing_down_is_cut_again()
    {
        static double Seconds(int epoch) => epoch <= 10 ? 10 : epoch <= 15 ? 20 : 30;
        IReadOnlyList<TimeCut> cuts = Find(Seconds, epochs: 22);
        Assert.Equal([15, 16, 19], cuts.Select(cut => cut.Epoch));
        Assert.Equal([25, 23, 22], cuts.Select(cut => cut.LastEpoch));
        Assert.InRange(Enumerable.Range(1, 22).Sum(Seconds), Limit, 1.05 * Limit);
    }

    [Fact]
    public void What_comes_later_does_not_undo_a_cut()
    {
        static double Seconds(int epoch) => epoch <= 20 ? 15 : 5;
        Assert.Equal(Assert.Single(Find(Seconds, epochs: 14)), Assert.Single(Find(Seconds, epochs: 26)));
    }

    [Fact]
    public void One_epoch_at_least_is_left()
    {
        TimeCut cut = Assert.Single(Find(_ => 1000, epochs: 2));
        Assert.Equal((1, 2), (cut.Epoch, cut.LastEpoch));
        Assert.Empty(TimeCut.Find(History(_ => 1000, 2), Limit, plannedEpochs: 2, risingEpochs: 0)); // it is the last one anyway
    }

    private static IReadOnlyList<TimeCut> Find(Func<int, double> seconds, int epochs = Planned, int rising = 1) =>
        TimeCut.Find(History(seconds, epochs), Limit, Planned, rising);

    private static List<EpochRecord> History(Func<int, double> seconds, int epochs) =>
    [
        .. Enumerable.Range(1, epochs).Select(epoch => new EpochRecord(
            epoch, epoch * 5, .1, 50, Enumerable.Range(1, epoch).Sum(seconds), new Dictionary<string, double>())),
    ];
}
