using Kakera.Jobs;

namespace Kakera.Tests.Jobs;

public sealed class PilotPlanTests
{
    private static readonly PilotCosts Costs = new(PretrainEpoch: 10, FinetuneEpochs: [1, 4], Rest: 50);

    [Fact]
    public void Fine_tuning_that_fits_its_share_keeps_its_epochs_and_pretraining_takes_the_rest()
    {
        PilotPlan plan = PilotPlan.Fit(1050, [20, 20], Costs); // 1000 usable, 100 for fine-tuning
        Assert.Equal([20, 20], plan.FinetuneEpochs);
        Assert.Equal(90, plan.PretrainEpochs);
        Assert.Equal(1050, plan.ExpectedSeconds, 1e-9);
    }

    [Fact]
    public void Fine_tuning_that_does_not_fit_is_shortened_by_one_factor_for_all_runs()
    {
        PilotPlan plan = PilotPlan.Fit(150, [20, 40], Costs); // 100 usable, 40 for fine-tuning that would take 180
        Assert.Equal([4, 8], plan.FinetuneEpochs);
        Assert.Equal(6, plan.PretrainEpochs);
        Assert.InRange(plan.ExpectedSeconds, 130, 150);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(45)]
    public void A_budget_too_short_for_anything_still_gives_one_epoch_of_each(double seconds)
    {
        PilotPlan plan = PilotPlan.Fit(seconds, [20, 40], Costs);
        Assert.Equal(1, plan.PretrainEpochs);
        Assert.Equal([1, 1], plan.FinetuneEpochs);
        Assert.Equal(65, plan.ExpectedSeconds, 1e-9);
    }

    [Theory]
    [InlineData(600)]
    [InlineData(3600)]
    [InlineData(7200)]
    public void A_plan_never_expects_to_overrun_and_leaves_less_than_an_epoch_and_a_rounding_unused(double seconds)
    {
        PilotPlan plan = PilotPlan.Fit(seconds, [30, 30], Costs);
        Assert.InRange(plan.ExpectedSeconds, seconds - Costs.PretrainEpoch, seconds);
    }
}
