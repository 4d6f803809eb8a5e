namespace Kakera.Jobs;

/// <summary>How many epochs each part of a pilot gets.</summary>
/// <param name="PretrainEpochs">Epochs of pre-training with each method, in the order of <see cref="PilotCosts.PretrainEpochs"/>, at least 1 each.</param>
/// <param name="FinetuneEpochs">Epochs of each fine-tuning run, in the order of <see cref="PilotCosts.FinetuneEpochs"/>, at least 1 each.</param>
/// <param name="Costs">What the parts were measured to take.</param>
/// <param name="PretrainLimit">Seconds that each pre-training may take, however slow the machine turns out; 0 for as long as it needs.</param>
/// <param name="Checked">Whether the fine-tunings were fitted once more after pre-training.</param>
internal sealed record PilotPlan(
    IReadOnlyList<int> PretrainEpochs, IReadOnlyList<int> FinetuneEpochs, PilotCosts Costs, double PretrainLimit = 0, bool Checked = false)
{
    /// <summary>Fine-tuning may take this share of the time; what it does not need goes to pre-training.</summary>
    public const double FinetuneShare = 0.4;

    /// <summary>Pre-training beyond this many epochs is not planned however long the budget is.</summary>
    public const int MostPretrainEpochs = 800;

    /// <summary>A pre-training that took longer than planned shortens fine-tuning to this share of its plan at most.</summary>
    public const double ShortestFinetuning = 0.5;

    /// <summary>What the plan should take in all, in seconds.</summary>
    public double ExpectedSeconds => PretrainSeconds + FinetuneSeconds + Costs.Rest;

    /// <summary>What the pre-trainings should take together, in seconds.</summary>
    public double PretrainSeconds => PretrainEpochs.Zip(Costs.PretrainEpochs, (epochs, seconds) => epochs * seconds).Sum();

    /// <summary>What the fine-tunings should take together, in seconds.</summary>
    public double FinetuneSeconds => FinetuneEpochs.Zip(Costs.FinetuneEpochs, (epochs, seconds) => epochs * seconds).Sum();

    /// <summary>The plan without a budget: the epochs that were asked for.</summary>
    public static PilotPlan Asked(IReadOnlyList<int> pretrainEpochs, IReadOnlyList<int> finetuneEpochs, PilotCosts costs) =>
        new(pretrainEpochs, finetuneEpochs, costs);

    /// <summary>
    /// Fits the epochs to <paramref name="remaining"/> seconds. Fine-tuning keeps the epochs asked for where they fit into its share, and
    /// is otherwise shortened by one factor for all runs, so that methods stay comparable; pre-training takes the rest, every method as many
    /// seconds of it as any other.
    /// </summary>
    public static PilotPlan Fit(double remaining, IReadOnlyList<int> finetuneEpochsAsked, PilotCosts costs)
    {
        double usable = Math.Max(0, remaining - costs.Rest);
        var asked = new PilotPlan([.. costs.PretrainEpochs.Select(_ => 1)], finetuneEpochsAsked, costs);
        PilotPlan fitted = asked.WithFinetuning(asked.FinetuneSeconds <= 0 ? 1 : FinetuneShare * usable / asked.FinetuneSeconds);
        double forEach = (usable - fitted.FinetuneSeconds) / Math.Max(1, costs.PretrainEpochs.Count);
        return fitted with
        {
            PretrainLimit = Math.Max(0, forEach),
            PretrainEpochs =
            [
                .. costs.PretrainEpochs.Select(epoch => epoch <= 0 ? 1 : (int)Math.Clamp(Math.Floor(forEach / epoch), 1, MostPretrainEpochs)),
            ],
        };
    }

    /// <summary>
    /// The plan after pre-training, once: where the machine turned out slower than measured, or was needed for something else, the
    /// fine-tunings are shortened by one factor for all.
    /// </summary>
    /// <param name="pretraining">Seconds that pre-training took, of all methods together.</param>
    /// <param name="expected">Seconds that the epochs which were made should have taken; fewer than planned where nothing moved any more.</param>
    /// <param name="remaining">Seconds of the budget that are left.</param>
    public PilotPlan AfterPretraining(double pretraining, double expected, double remaining)
    {
        double slowness = expected <= 0 ? 1 : Math.Max(0.5, pretraining / expected);
        double needed = slowness * FinetuneSeconds;
        double factor = Checked || needed <= 0 ? 1 : Math.Max(ShortestFinetuning, (remaining - slowness * Costs.Rest) / needed);
        return WithFinetuning(factor) with { Checked = true };
    }

    private PilotPlan WithFinetuning(double factor) => factor >= 1
        ? this
        : this with { FinetuneEpochs = [.. FinetuneEpochs.Select(epochs => Math.Max(1, (int)Math.Floor(epochs * factor)))] };
}
