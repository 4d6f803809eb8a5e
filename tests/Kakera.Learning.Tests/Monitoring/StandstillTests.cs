using Kakera.Learning.Monitoring;
using Kakera.Learning.Training;

namespace Kakera.Learning.Tests.Monitoring;

/// <summary>Made-up histories of 40 planned epochs: a standstill is looked for at epochs 20 to 30, over a window of 10 epochs.</summary>
public sealed class StandstillTests
{
    private const int Planned = 40;

    private static readonly EarlyStopSettings Settings = new() { PatienceEpochs = 10, LeastChange = .01 };

    [Fact]
    public void A_run_in_which_nothing_moves_is_found_at_half_of_its_plan_and_ends_a_tenth_later()
    {
        Standstill? found = Standstill.Find(History(25), Settings, Planned);
        Assert.Equal((20, 10, 24), (found!.Epoch, found.Window, found.LastEpoch));
        Assert.Equal(
            "Pre-training stands still: in 10 epochs up to epoch 20 of 40 nothing moved by more than 1 % "
            + "(loss 50 → 50, effective_rank 8 → 8, knn_macro_auc 0.8 → 0.8). The learning rate is brought down now, and epoch 24 is the last.",
            found.Sentence(Settings, Planned));
    }

    [Fact]
    public void What_comes_after_a_standstill_does_not_undo_it()
    {
        Assert.Null(Standstill.Find(History(19), Settings, Planned)); // before half of the plan
        Assert.Equal(20, Standstill.Find(History(20), Settings, Planned)!.Epoch);
        Assert.Equal(20, Standstill.Find(History(24, loss: epoch => epoch > 20 ? 10 : 50), Settings, Planned)!.Epoch);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_measure_that_moves_either_way_keeps_the_run_going(int direction)
    {
        double Moving(double value, int epoch) => value * (1 + direction * .002 * epoch); // 2 % in ten epochs
        Assert.Null(Standstill.Find(History(30, loss: epoch => Moving(50, epoch)), Settings, Planned));
        Assert.Null(Standstill.Find(History(30, rank: epoch => Moving(8, epoch)), Settings, Planned));
        Assert.Null(Standstill.Find(History(30, auc: epoch => Moving(.8, epoch)), Settings, Planned));
        double Creeping(double value, int epoch) => value * (1 + direction * .0005 * epoch); // .5 %
        Assert.NotNull(Standstill.Find(
            History(30, epoch => Creeping(50, epoch), epoch => Creeping(8, epoch), epoch => Creeping(.8, epoch)), Settings, Planned));
    }

    [Fact]
    public void A_measure_that_went_away_and_came_back_has_moved()
    {
        Assert.Null(Standstill.Find(History(20, rank: epoch => epoch is >= 13 and <= 16 ? 9 : 8), Settings, Planned));
        // Those epochs are in the smoothed value at 18, and no longer in that at 19, from which the window up to 29 begins.
        Assert.Equal(29, Standstill.Find(History(30, rank: epoch => epoch is >= 13 and <= 16 ? 9 : 8), Settings, Planned)!.Epoch);
    }

    [Fact]
    public void A_single_odd_epoch_counts_by_a_third()
    {
        Assert.NotNull(Standstill.Find(History(20, auc: epoch => epoch == 15 ? .8 * 1.029 : .8), Settings, Planned));
        Assert.Null(Standstill.Find(History(20, auc: epoch => epoch == 15 ? .8 * 1.031 : .8), Settings, Planned));
    }

    [Fact]
    public void In_the_last_quarter_little_movement_is_normal()
    {
        Func<int, double> stillFrom(int first) => epoch => 50 + 5 * Math.Max(0, first - epoch);
        Assert.Equal(30, Standstill.Find(History(40, loss: stillFrom(18)), Settings, Planned)!.Epoch);
        Assert.Null(Standstill.Find(History(40, loss: stillFrom(19)), Settings, Planned));
    }

    [Fact]
    public void In_a_long_plan_the_window_is_a_tenth_of_it()
    {
        Func<int, double> slow = epoch => 50 - .03 * epoch; // .6 % in ten epochs, 1.3 % in twenty
        Assert.Equal((100, 20), Of(Standstill.Find(History(150), Settings, 200)));
        Assert.Null(Standstill.Find(History(150, loss: slow), Settings, 200));
        Assert.Equal(50, Standstill.Find(History(75, loss: slow), Settings, 100)!.Epoch);
        static (int, int) Of(Standstill? found) => (found!.Epoch, found.Window);
    }

    [Fact]
    public void Neighbours_have_a_say_where_they_were_asked_throughout()
    {
        Standstill? found = Standstill.Find(History(20, auc: epoch => epoch > 14 ? epoch : null), Settings, Planned);
        Assert.Equal(["loss", "effective_rank"], found!.Changes.Select(change => change.Name));
    }

    [Fact]
    public void Patience_of_no_epochs_and_a_plan_too_short_for_the_window_never_end_a_run()
    {
        Assert.Null(Standstill.Find(History(40), Settings with { PatienceEpochs = 0 }, Planned));
        Assert.Null(Standstill.Find(History(16), Settings, 16));
        Assert.Equal(13, Standstill.Find(History(18), Settings, 18)!.Epoch); // ten of patience and three to smooth over
        Assert.Null(Standstill.Find(History(3), Settings with { PatienceEpochs = 1 }, 3));
    }

    [Fact]
    public void Settings_out_of_range_are_named()
    {
        Assert.Empty(Settings.Problems());
        Assert.Equal(
            ["patience_epochs", "least_change"],
            new EarlyStopSettings { PatienceEpochs = -1, LeastChange = 1 }.Problems().Select(problem => problem.Path));
    }

    private static List<EpochRecord> History(
        int epochs, Func<int, double>? loss = null, Func<int, double>? rank = null, Func<int, double?>? auc = null) =>
    [
        .. Enumerable.Range(1, epochs).Select(epoch =>
        {
            var measures = new Dictionary<string, double> { [CollapseGuard.Rank] = rank?.Invoke(epoch) ?? 8 };
            if ((auc is null ? .8 : auc(epoch)) is double area)
                measures[PretrainWatch.MacroAuc] = area;
            return new EpochRecord(epoch, epoch * 5, .1, loss?.Invoke(epoch) ?? 50, 0, measures);
        }),
    ];
}
