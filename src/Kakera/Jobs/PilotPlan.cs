namespace Kakera.Jobs;

/// <summary>How many epochs each part of a pilot gets.</summary>
/// <param name="PretrainEpochs">Epochs of pre-training, at least 1.</param>
/// <param name="FinetuneEpochs">Epochs of each fine-tuning run, in the order of <see cref="PilotCosts.FinetuneEpochs"/>, at least 1 each.</param>
/// <param name="ExpectedSeconds">What the plan should take in all.</param>
internal sealed record PilotPlan(int PretrainEpochs, IReadOnlyList<int> FinetuneEpochs, double ExpectedSeconds)
{
    /// <summary>Fine-tuning may take this share of the time; what it does not need goes to pre-training.</summary>
    public const double FinetuneShare = 0.4;

    /// <summary>Pre-training beyond this many epochs is not planned however long the budget is.</summary>
    public const int MostPretrainEpochs = 800;

    /// <summary>The plan without a budget: the epochs that were asked for.</summary>
    public static PilotPlan Asked(int pretrainEpochs, IReadOnlyList<int> finetuneEpochs, PilotCosts costs) =>
        new(pretrainEpochs, finetuneEpochs, Seconds(pretrainEpochs, finetuneEpochs, costs));

    /// <summary>
    /// Fits the epochs to <paramref name="remaining"/> seconds. Fine-tuning keeps the epochs asked for where they fit into its share, and
    /// is otherwise shortened by one factor for all runs, so that methods stay comparable; pre-training takes the rest.
    /// </summary>
    public static PilotPlan Fit(double remaining, IReadOnlyList<int> finetuneEpochsAsked, PilotCosts costs)
    {
        double usable = Math.Max(0, remaining - costs.Rest);
        double asked = finetuneEpochsAsked.Zip(costs.FinetuneEpochs, (epochs, seconds) => epochs * seconds).Sum();
        double factor = asked <= 0 ? 1 : Math.Min(1, FinetuneShare * usable / asked);
        int[] finetune = [.. finetuneEpochsAsked.Select(epochs => Math.Max(1, (int)Math.Floor(epochs * factor)))];
        double forPretraining = usable - finetune.Zip(costs.FinetuneEpochs, (epochs, seconds) => epochs * seconds).Sum();
        int pretrain = costs.PretrainEpoch <= 0 ? 1 : (int)Math.Clamp(Math.Floor(forPretraining / costs.PretrainEpoch), 1, MostPretrainEpochs);
        return new PilotPlan(pretrain, finetune, Seconds(pretrain, finetune, costs));
    }

    private static double Seconds(int pretrainEpochs, IReadOnlyList<int> finetuneEpochs, PilotCosts costs) =>
        pretrainEpochs * costs.PretrainEpoch + finetuneEpochs.Zip(costs.FinetuneEpochs, (epochs, seconds) => epochs * seconds).Sum() + costs.Rest;
}
