using Kakera.Learning.Training;

namespace Kakera.Learning.Monitoring;

/// <summary>
/// A pre-training that takes longer than it may, and the shorter plan that it gets. A function of the history, the plan and the limit alone, so
/// that a resumed run finds the same.
/// </summary>
/// <remarks>
/// From the middle of its time on, at the end of each epoch, the epochs that are left are taken to last as long as the last third of those made
/// did on average, three at least. Where the run would take longer by more than a twentieth, only those that fit are left, one at least, and the
/// rate falls to zero over them from where it is. Not before, since a machine that was busy for a while may have time again, and a cut gives
/// nothing back; nor while the rate still rises. A machine that goes on slowing down is cut again.
/// </remarks>
/// <param name="Epoch">The epoch at whose end it was found.</param>
/// <param name="LastEpoch">The last epoch that is left.</param>
/// <param name="EpochSeconds">What an epoch takes.</param>
internal sealed record TimeCut(int Epoch, int LastEpoch, double EpochSeconds)
{
    private const double Begins = .5;
    private const double Tolerance = .05;
    private const int Windows = 3;
    private const int ShortestWindow = 3;

    /// <summary>The cuts of a run so far, the oldest first.</summary>
    /// <param name="history">All epochs so far, from the first.</param>
    /// <param name="limit">The seconds that the run may take.</param>
    /// <param name="plannedEpochs">The epochs of the plan, those after the history included.</param>
    /// <param name="risingEpochs">Epochs over which the learning rate rises, rounded up.</param>
    public static IReadOnlyList<TimeCut> Find(IReadOnlyList<EpochRecord> history, double limit, int plannedEpochs, int risingEpochs)
    {
        var cuts = new List<TimeCut>();
        int last = plannedEpochs;
        for (int epoch = Math.Max(1, risingEpochs); epoch <= history.Count; epoch++)
        {
            double spent = history[epoch - 1].Seconds;
            if (spent < Begins * limit)
                continue;
            int window = Math.Min(epoch, Math.Max(ShortestWindow, epoch / Windows));
            double each = (spent - (epoch > window ? history[epoch - window - 1].Seconds : 0)) / window;
            if (spent + (last - epoch) * each <= (1 + Tolerance) * limit)
                continue;
            int fitting = Math.Max(epoch + 1, (int)(epoch + (limit - spent) / each));
            if (fitting >= last)
                continue;
            last = fitting;
            cuts.Add(new TimeCut(epoch, last, each));
        }
        return cuts;
    }

    /// <summary>What the user is told, in one sentence that names the numbers.</summary>
    public string Sentence(int plannedEpochs) =>
        $"Pre-training takes longer than planned, {EpochSeconds:0.#} s an epoch: of {plannedEpochs} epochs {LastEpoch} fit into its time. The learning rate is brought down until then.";
}
