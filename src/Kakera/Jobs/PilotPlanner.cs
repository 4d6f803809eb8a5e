using Kakera.Data.Pixels;
using Kakera.Evaluation.Reports;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Makes the plan of a job, once for a workspace and request: what is resumed keeps the epochs that it began with.</summary>
/// <param name="workspace">Keeps the plan.</param>
/// <param name="data">The images.</param>
/// <param name="methods">The methods that pre-train, one after another.</param>
/// <param name="arms">The fine-tunings.</param>
/// <param name="settings">All settings.</param>
/// <param name="start">The given weights, or null.</param>
/// <param name="begun">When the job began: what has passed since is taken off the budget.</param>
/// <param name="before">What was done for the job before this process began: taken off, too.</param>
/// <param name="context">The clock; told the plan.</param>
internal sealed class PilotPlanner(
    Workspace workspace,
    TrainingData data,
    IReadOnlyList<ComparedMethod> methods,
    IReadOnlyList<PilotArm> arms,
    KakeraSettings settings,
    GivenWeights? start,
    long begun,
    TimeSpan before,
    JobContext context)
{
    private readonly TimeSpan? _budget =
        settings.Pilot.Budget.Length == 0 ? null : DurationText.Parse(settings.Pilot.Budget, "--budget");

    private readonly ArmWeights _weights = new(start?.Path, settings.GivenWeights);

    /// <summary>The epochs asked for, or those that fit the budget.</summary>
    public PilotPlan Make()
    {
        int[] asked =
        [
            .. arms.Select(arm => ArmSettings.Epochs(
                _weights.Finetune(settings.Finetune, arm.Method, data.Pixels.Side), LabelledDraw.Of(data, arm, settings).Items.Count)),
        ];
        if (_budget is not TimeSpan budget)
        {
            return PilotPlan.Asked(
                [.. methods.Select(method => method.Epochs ?? settings.Pretrain.Epochs)], asked, new PilotCosts([.. methods.Select(_ => 0.0)], [.. asked.Select(_ => 0.0)], 0));
        }

        string path = FilePath();
        PilotPlan? plan = PilotPlanFile.Read(path);
        if (plan is null || plan.PretrainEpochs.Count != methods.Count)
        {
            PilotCosts costs = PilotMeter.Measure(data, [.. methods.Select(method => method.Name)], arms, _weights, asked, settings, context);
            plan = PilotPlan.Fit(SecondsLeft(budget), asked, costs);
            PilotPlanFile.Write(path, plan);
        }

        Say(Sentence(plan, budget));
        return plan;
    }

    /// <summary>The plan once more, now that pre-training has shown how fast the machine really is.</summary>
    public PilotPlan AfterPretraining(PilotPlan plan, IReadOnlyList<PretrainedEncoder> encoders)
    {
        if (_budget is not TimeSpan budget || plan.Checked)
            return plan;
        Dictionary<string, double> epochSeconds = methods.Zip(plan.Costs.PretrainEpochs).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        PilotPlan again = plan.AfterPretraining(
            encoders.Sum(encoder => encoder.Result.Elapsed.TotalSeconds),
            encoders.Sum(encoder => encoder.Result.Epochs * epochSeconds[encoder.Method]), SecondsLeft(budget));
        PilotPlanFile.Write(FilePath(), again);
        if (!again.FinetuneEpochs.SequenceEqual(plan.FinetuneEpochs))
        {
            Say(new(
                $"Pre-training took longer than planned; the fine-tunings are shortened to {Epochs(again)} epochs.",
                $"事前学習が計画より長くかかったため、微調整を各 {Epochs(again)} エポックに短縮します。"));
        }

        return again;
    }

    private string FilePath()
    {
        var request = new { settings, images = data.All.Items.Select(item => item.Key), arms };
        return Path.Combine(workspace.Runs.ForRequest("plan", start?.AddTo(request) ?? request, settings), "plan.json");
    }

    private double SecondsLeft(TimeSpan budget) => (budget - before - context.Time.GetElapsedTime(begun)).TotalSeconds;

    private void Say(Bilingual sentence) => context.Say?.Invoke(sentence.In(context.Language));

    private Bilingual Sentence(PilotPlan plan, TimeSpan budget)
    {
        int trainings = _weights.Trains(arms).Count(trains => trains);
        string expected = DurationText.Write(TimeSpan.FromSeconds(plan.ExpectedSeconds)), limit = DurationText.Write(budget);
        return arms.Count == 0
            ? new($"Plan: {PretrainEpochs(plan)} epochs; {expected} expected of {limit}.", $"計画: {PretrainEpochs(plan)} エポック、見込み {expected}(制限 {limit})。")
            : new(
                $"Plan: {PretrainEpochs(plan)} epochs of pre-training, {trainings} fine-tunings of {Epochs(plan)} epochs; {expected} expected of {limit}.",
                $"計画: 事前学習 {PretrainEpochs(plan)} エポック、微調整 {trainings} 回(各 {Epochs(plan)} エポック)、見込み {expected}(制限 {limit})。");
    }

    private string PretrainEpochs(PilotPlan plan) => methods.Count == 1
        ? $"{plan.PretrainEpochs[0]}"
        : string.Join(", ", plan.PretrainEpochs.Zip(methods, (epochs, method) => $"{epochs} ({method.Name})").DefaultIfEmpty("0"));

    private static string Epochs(PilotPlan plan) => plan.FinetuneEpochs.Min() == plan.FinetuneEpochs.Max()
        ? $"{plan.FinetuneEpochs[0]}"
        : $"{plan.FinetuneEpochs.Min()}–{plan.FinetuneEpochs.Max()}";
}
