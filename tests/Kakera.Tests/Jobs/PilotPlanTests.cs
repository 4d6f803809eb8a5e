using Kakera.Jobs;

namespace Kakera.Tests.Jobs;

public sealed class PilotPlanTests
{
    private static readonly PilotCosts Costs = new(PretrainEpochs: [10], FinetuneEpochs: [1, 4], Rest: 50);

    [Fact]
    public void Fine_tuning_that_fits_its_share_keeps_its_epochs_and_pretraining_takes_the_rest()
    {
        PilotPlan plan = PilotPlan.Fit(1050, [20, 20], Costs); // 1000 usable, 100 for fine-tuning
        Assert.Equal([20, 20], plan.FinetuneEpochs);
        Assert.Equal([90], plan.PretrainEpochs);
        Assert.Equal(900, plan.PretrainLimit, 1e-9);
        Assert.Equal(1050, plan.ExpectedSeconds, 1e-9);
    }

    [Fact]
    public void Fine_tuning_that_does_not_fit_is_shortened_by_one_factor_for_all_runs()
    {
        PilotPlan plan = PilotPlan.Fit(150, [20, 40], Costs); // 100 usable, 40 for fine-tuning that would take 180
        Assert.Equal([4, 8], plan.FinetuneEpochs);
        Assert.Equal([6], plan.PretrainEpochs);
        Assert.InRange(plan.ExpectedSeconds, 130, 150);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(45)]
    public void A_budget_too_short_for_anything_still_gives_one_epoch_of_each(double seconds)
    {
        PilotPlan plan = PilotPlan.Fit(seconds, [20, 40], Costs);
        Assert.Equal([1], plan.PretrainEpochs);
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
        Assert.InRange(plan.ExpectedSeconds, seconds - Costs.PretrainEpochs[0], seconds);
    }

    [Fact]
    public void Of_several_methods_each_gets_the_same_seconds_whatever_its_epochs_take()
    {
        PilotPlan plan = PilotPlan.Fit(1050, [20, 20], Costs with { PretrainEpochs = [10, 30, 300, 1000] }); // 900 s for pre-training
        Assert.Equal([22, 7, 1, 1], plan.PretrainEpochs); // 225 s each; where an epoch takes longer, one
        Assert.Equal(220 + 210 + 300 + 1000, plan.PretrainSeconds, 1e-9);
        Assert.Equal(225, plan.PretrainLimit, 1e-9);
    }

    [Fact]
    public void Where_nothing_is_pretrained_only_fine_tuning_is_planned()
    {
        PilotPlan plan = PilotPlan.Fit(1050, [20, 20], Costs with { PretrainEpochs = [] });
        Assert.Empty(plan.PretrainEpochs);
        Assert.Equal(150, plan.ExpectedSeconds, 1e-9);
    }

    [Fact]
    public void A_pretraining_on_time_leaves_the_fine_tunings_as_they_are()
    {
        PilotPlan plan = PilotPlan.Fit(1050, [20, 20], Costs);
        PilotPlan after = plan.AfterPretraining(pretraining: 900, expected: 900, remaining: 150);
        Assert.Equal(plan.FinetuneEpochs, after.FinetuneEpochs);
        Assert.True(after.Checked);
    }

    [Fact]
    public void A_pretraining_that_took_longer_shortens_the_fine_tunings_by_one_factor_and_only_once()
    {
        PilotPlan plan = PilotPlan.Fit(1050, [20, 20], Costs); // 90 epochs in 900 s, 100 s for fine-tuning
        PilotPlan after = plan.AfterPretraining(pretraining: 1080, expected: 900, remaining: 156); // a fifth slower: 120 s needed, 96 s left beside the rest
        Assert.Equal([16, 16], after.FinetuneEpochs);
        Assert.Equal(after.FinetuneEpochs, after.AfterPretraining(pretraining: 5000, expected: 900, remaining: 0).FinetuneEpochs);
    }

    [Fact]
    public void A_pretraining_that_ended_early_on_a_slower_machine_still_shortens_the_fine_tunings()
    {
        PilotPlan plan = PilotPlan.Fit(1050, [20, 20], Costs); // 90 epochs planned, of which 60 were made
        PilotPlan after = plan.AfterPretraining(pretraining: 720, expected: 600, remaining: 156);
        Assert.Equal([16, 16], after.FinetuneEpochs);
    }

    [Fact]
    public void Fine_tuning_keeps_half_of_its_epochs_however_late_it_is() =>
        Assert.Equal([10, 10], PilotPlan.Fit(1050, [20, 20], Costs).AfterPretraining(pretraining: 9000, expected: 900, remaining: -100).FinetuneEpochs);
}
