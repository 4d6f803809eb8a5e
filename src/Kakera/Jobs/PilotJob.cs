using Kakera.Data;
using Kakera.Data.Files;
using Kakera.Data.Import;
using Kakera.Data.Pixels;
using Kakera.Data.Progress;
using Kakera.Evaluation.Reports;
using Kakera.Learning.Probes;
using Kakera.Learning.Selection;
using Kakera.Learning.Training;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>The main job, from a folder of images to a validated classifier and its report.</summary>
public static class PilotJob
{
    /// <summary>Time that an expert is taken to need for one image.</summary>
    private const double SecondsPerLook = 20;

    /// <summary>Images proposed for labelling where there are no labels.</summary>
    private const int LabelFirst = 48;

    /// <summary>Labelled images that watch pre-training, at most.</summary>
    private const int Watching = 500;

    /// <summary>Import, checks, pre-training, fine-tuning of every arm, evaluation, report. Without labels it ends after pre-training.</summary>
    /// <exception cref="KakeraException">Something that the user can mend.</exception>
    /// <exception cref="OperationCanceledException">The job was cancelled; the same request goes on where it stopped.</exception>
    public static PilotResult Run(PilotRequest request, JobContext context)
    {
        KakeraSettings settings = request.Settings;
        SettingsText.Require(settings);
        IReadOnlyList<int?> labelCounts = LabelCounts.Parse(settings.Pilot.LabelsPerClass);
        TimeSpan? budget = settings.Pilot.Budget.Length == 0 ? null : DurationText.Parse(settings.Pilot.Budget, "--budget");
        long begun = context.Time.GetTimestamp();

        using Workspace workspace = Workspace.OpenOrCreate(request.Workspace, "pilot", context.Time);
        AtomicFile.WriteAllText(workspace.SettingsPath, SettingsText.Write(settings));
        (string folder, string? labels) = request.Demo ? PracticeImages.In(workspace, context) : (request.Images!, request.Labels);
        ImportSummary import = ImageIntake.Import(workspace, folder, labels, request.Columns, settings, context);
        Announce(import, context);
        using TrainingData data = ImageIntake.Load(workspace, settings, context);

        IReadOnlyList<PilotArm> arms = [];
        if (data.Classes.Count > 0)
        {
            LabelledDraw.Check(data, labelCounts, context.Say);
            arms = PilotArm.All(settings.Pilot.Methods, labelCounts, settings.Pilot.Seeds);
        }

        PilotPlan plan = Plan(workspace, data, arms, settings, budget, context.Time.GetElapsedTime(begun), context);
        PretrainResult? encoder = settings.Pilot.Methods.Contains(PilotArm.FgSsl) || arms.Count == 0
            ? Pretrain(workspace, data, settings, plan.PretrainEpochs, context)
            : null;
        IReadOnlyList<ArmOutcome> outcomes = PilotArms.Run(workspace, data, arms, plan.FinetuneEpochs, encoder?.ModelPath, settings, context);
        IReadOnlyList<ProbeOutcome> probes = encoder is not null && arms.Count > 0
            ? EncoderProbes.Run(encoder.ModelPath, data, settings, RunContexts.For(context, settings, workspace.Folder))
            : [];

        context.Progress?.Report(new JobProgress("report", 0, 0, "runs"));
        ReportData report = Frame(request, import, data, encoder, outcomes, context, begun);
        report = arms.Count > 0
            ? PilotReport.Of(report, data, outcomes, probes, settings)
            : report with { LabelFirst = ToLabelFirst(data, encoder!, settings, context, workspace) };
        report = report with { Cost = report.Cost with { TotalSeconds = context.Time.GetElapsedTime(begun).TotalSeconds } };
        ReportHtml.Write(workspace.ReportHtmlPath, report, context.Language);
        ReportJson.Write(workspace.ReportJsonPath, report);
        return new PilotResult(workspace.Folder, workspace.ReportHtmlPath, workspace.ReportJsonPath, report);
    }

    private static void Announce(ImportSummary import, JobContext context)
    {
        bool japanese = context.Language == Language.Japanese;
        context.Say?.Invoke(japanese
            ? $"{import.Catalog.Used} 枚を使用、{import.Catalog.Quarantined} 枚は使用不可、{import.Catalog.Duplicates} 枚は重複。ラベル付き {import.Catalog.Labelled} 枚、{import.Catalog.Classes.Count} クラス。"
            : $"{import.Catalog.Used} images used, {import.Catalog.Quarantined} unusable, {import.Catalog.Duplicates} duplicates; {import.Catalog.Labelled} labelled, {import.Catalog.Classes.Count} classes.");
        foreach (Finding finding in import.Findings.Where(finding => finding.Severity == FindingSeverity.Problem))
            context.Say?.Invoke((japanese ? "問題: " : "problem: ") + FindingText.Describe(finding, context.Language));
    }

    /// <summary>The plan, made once for a workspace and request: a resumed pilot keeps the epochs that it began with.</summary>
    private static PilotPlan Plan(
        Workspace workspace, TrainingData data, IReadOnlyList<PilotArm> arms, KakeraSettings settings, TimeSpan? budget, TimeSpan spent, JobContext context)
    {
        int[] asked = [.. arms.Select(arm => ArmSettings.Epochs(settings.Finetune, LabelledDraw.Of(data, arm, settings).Items.Count))];
        if (budget is null)
            return PilotPlan.Asked(settings.Pretrain.Epochs, asked, new PilotCosts(0, [.. asked.Select(_ => 0.0)], 0));
        string folder = workspace.Runs.ForRequest("plan", new { settings, images = data.All.Items.Select(item => item.Key), arms });
        string path = Path.Combine(folder, "plan.json");
        PilotPlan? plan = PilotPlanFile.Read(path);
        if (plan is null)
        {
            long measuring = context.Time.GetTimestamp();
            PilotCosts costs = PilotMeter.Measure(data, arms, asked, settings, context);
            double remaining = (budget.Value - spent - context.Time.GetElapsedTime(measuring)).TotalSeconds;
            plan = PilotPlan.Fit(remaining, asked, costs);
            PilotPlanFile.Write(path, plan);
        }

        string expected = DurationText.Write(TimeSpan.FromSeconds(plan.ExpectedSeconds));
        context.Say?.Invoke(context.Language == Language.Japanese
            ? $"計画: 事前学習 {plan.PretrainEpochs} エポック、微調整 {arms.Count} 回、見込み {expected}(制限 {DurationText.Write(budget.Value)})。"
            : $"Plan: {plan.PretrainEpochs} epochs of pre-training, {arms.Count} fine-tunings{Epochs(plan)}; {expected} expected of {DurationText.Write(budget.Value)}.");
        return plan;
    }

    private static string Epochs(PilotPlan plan) =>
        plan.FinetuneEpochs.Count == 0 ? "" : $" of {plan.FinetuneEpochs.Min()} to {plan.FinetuneEpochs.Max()} epochs";

    private static PretrainResult Pretrain(Workspace workspace, TrainingData data, KakeraSettings settings, int epochs, JobContext context)
    {
        PretrainSettings pretrain = settings.Pretrain with { Epochs = epochs };
        string folder = workspace.Runs.ForRequest("pretrain", new
        {
            pretrain,
            settings.Network,
            settings.Seed,
            settings.Image.Size,
            images = data.Train.Items.Select(item => item.Key),
        });
        return Pretrainer.Run(data.Train, settings.Network, pretrain, RunContexts.For(context, settings, folder), Watch(data, settings));
    }

    private static PretrainWatch? Watch(TrainingData data, KakeraSettings settings)
    {
        ImageItem[] labelled = [.. data.Train.Items.Where(item => item.ClassIndex is not null)];
        if (labelled.Length == 0)
            return null;
        new KeyedRandom((ulong)settings.Seed, 0x3A7C).Shuffle(labelled.AsSpan());
        return new PretrainWatch(data.Train with { Items = [.. labelled.Take(Watching)] }, data.Classes.Count);
    }

    private static IReadOnlyList<ReportPicture> ToLabelFirst(
        TrainingData data, PretrainResult encoder, KakeraSettings settings, JobContext context, Workspace workspace)
    {
        float[][] features = FrozenFeatures.Extract(encoder.ModelPath, data.Train, RunContexts.For(context, settings, workspace.Folder));
        IReadOnlyList<int> chosen = TypicalImages.Choose(features, LabelFirst, (ulong)settings.Seed);
        return Gallery.OfImages(data.Pixels, chosen.Select(i => data.Train.Items[i]));
    }

    private static ReportData Frame(
        PilotRequest request, ImportSummary import, TrainingData data, PretrainResult? encoder, IReadOnlyList<ArmOutcome> outcomes, JobContext context, long begun)
    {
        var cost = new ReportCost(
            encoder?.Elapsed.TotalSeconds ?? 0,
            outcomes.Sum(outcome => outcome.Training.Elapsed.TotalSeconds),
            outcomes.Count > 0 ? AnswerTime.SecondsPerThousand(outcomes[0], data, request.Settings, context) : 0,
            MachineFacts.PeakMemoryMegabytes(),
            null, null, SecondsPerLook,
            context.Time.GetElapsedTime(begun).TotalSeconds);
        return new ReportData
        {
            Title = request.Demo ? "Practice set · 練習用データ" : Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.Images!))),
            Created = context.Time.GetLocalNow(),
            Synthetic = request.Demo,
            CommandLine = context.CommandLine,
            Images = PilotReport.Images(import, data),
            Findings = import.Findings,
            Pretraining = encoder is null ? [] : PilotReport.Curve(encoder.History),
            Cost = cost,
            Verdict = VerdictRules.Judge([], [], 0, cost),
            Settings = SettingsText.Write(request.Settings),
            Machine = MachineFacts.Lines(),
        };
    }
}
