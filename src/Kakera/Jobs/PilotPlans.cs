using Kakera.Data.Pixels;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Makes plans, once for a workspace and request: what is resumed keeps the epochs that it began with.</summary>
internal static class PilotPlans
{
    /// <summary>The epochs asked for, or those that fit a budget.</summary>
    /// <param name="workspace">Keeps the plan.</param>
    /// <param name="data">The images.</param>
    /// <param name="arms">The fine-tunings.</param>
    /// <param name="settings">All settings.</param>
    /// <param name="budget">How long everything may take, or null.</param>
    /// <param name="begun">When the job began: what has passed since is taken off the budget.</param>
    /// <param name="context">The clock; told the plan.</param>
    public static PilotPlan Make(
        Workspace workspace, TrainingData data, IReadOnlyList<PilotArm> arms, KakeraSettings settings, TimeSpan? budget, long begun, JobContext context)
    {
        int[] asked = [.. arms.Select(arm => ArmSettings.Epochs(settings.Finetune, LabelledDraw.Of(data, arm, settings).Items.Count))];
        if (budget is not TimeSpan time)
            return PilotPlan.Asked(settings.Pretrain.Epochs, asked, new PilotCosts(0, [.. asked.Select(_ => 0.0)], 0));
        string folder = workspace.Runs.ForRequest("plan", new { settings, images = data.All.Items.Select(item => item.Key), arms });
        string path = Path.Combine(folder, "plan.json");
        PilotPlan? plan = PilotPlanFile.Read(path);
        if (plan is null)
        {
            PilotCosts costs = PilotMeter.Measure(data, arms, asked, settings, context);
            plan = PilotPlan.Fit((time - context.Time.GetElapsedTime(begun)).TotalSeconds, asked, costs);
            PilotPlanFile.Write(path, plan);
        }

        context.Say?.Invoke(Sentence(plan, arms.Count, time).In(context.Language));
        return plan;
    }

    private static Evaluation.Reports.Bilingual Sentence(PilotPlan plan, int arms, TimeSpan budget)
    {
        string expected = DurationText.Write(TimeSpan.FromSeconds(plan.ExpectedSeconds)), limit = DurationText.Write(budget);
        if (arms == 0)
            return new($"Plan: {plan.PretrainEpochs} epochs; {expected} expected of {limit}.", $"計画: {plan.PretrainEpochs} エポック、見込み {expected}(制限 {limit})。");
        string epochs = $"{plan.FinetuneEpochs.Min()}–{plan.FinetuneEpochs.Max()}";
        return new(
            $"Plan: {plan.PretrainEpochs} epochs of pre-training, {arms} fine-tunings of {epochs} epochs; {expected} expected of {limit}.",
            $"計画: 事前学習 {plan.PretrainEpochs} エポック、微調整 {arms} 回(各 {epochs} エポック)、見込み {expected}(制限 {limit})。");
    }
}
