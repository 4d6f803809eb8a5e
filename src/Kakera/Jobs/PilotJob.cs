using Kakera.Data;
using Kakera.Data.Import;
using Kakera.Data.Pixels;
using Kakera.Data.Progress;
using Kakera.Evaluation.Reports;
using Kakera.Learning.Inference;
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

    /// <summary>Import, checks, grids where they are to be found, pre-training, fine-tuning of every arm, evaluation, report. Without labels it ends after pre-training.</summary>
    /// <remarks>Of several methods, one whose pre-training collapses or diverges, or whose fine-tuning diverges, is left out, and the report says so.</remarks>
    /// <exception cref="KakeraException">Something that the user can mend.</exception>
    /// <exception cref="OperationCanceledException">The job was cancelled; the same request goes on where it stopped.</exception>
    public static PilotResult Run(PilotRequest request, JobContext context)
    {
        SettingsText.Require(request.Settings);
        KakeraSettings asked = request.Settings, settings = RunContexts.Resolved(asked);
        GivenWeights.Require(request.StartFrom, settings.Network);
        bool pretrainsFromGiven = settings.GivenWeights == GivenWeightsRole.Pretrain;
        IReadOnlyList<ComparedMethod> compared = settings.Pilot.Compared();
        if (compared.Any(method => method.Name == PilotArm.Transfer) || (request.StartFrom is not null && !pretrainsFromGiven))
            GivenWeights.RequireForFinetuning(request.StartFrom, settings.Network);
        IReadOnlyList<int?> labelCounts = LabelCounts.Parse(settings.Pilot.LabelsPerClass);
        long begun = context.Time.GetTimestamp();

        using Workspace workspace = Workspace.OpenOrCreate(request.Workspace, "pilot", context.Time);
        workspace.KeepSettings(asked);
        GivenWeights? start = GivenWeights.Open(request.StartFrom, workspace, settings, context);
        (string folder, string? labels) = request.Demo ? PracticeImages.In(workspace, context) : (request.Images!, request.Labels);
        ImportSummary import = ImageIntake.Import(workspace, folder, labels, request.Columns, settings, context);
        Announce(import, context);
        using TrainingData data = ImageIntake.Load(workspace, settings, context);
        if (start is not null)
            SeenImages.Require(start, data, context);
        GivenWeights? pretrainingStart = pretrainsFromGiven ? start : null;

        IReadOnlyList<PilotArm> arms = [];
        if (data.Classes.Count > 0)
        {
            LabelledDraw.Check(data, labelCounts, context);
            arms = PilotArm.All([.. compared.Select(method => method.Name)], labelCounts, settings.Pilot.Seeds);
            if (start is not null && arms.All(arm => arm.Method != PilotArm.Transfer))
                SayThatTransferIsMissing(context);
        }

        compared = arms.Count == 0 ? [new ComparedMethod(settings.Pretrain.Method, null)] : [.. compared.Where(method => PilotArm.Pretrains(method.Name))];
        string[] methods = [.. compared.Select(method => method.Name)];
        GridSearchResult? grids = new GridSearch(workspace, data, methods, finetunes: arms.Count > 0, settings, pretrainingStart, begun, context).Run();
        settings = ChosenGrids.In(settings, grids?.Chosen ?? settings.Pretrain.Grids);
        request = request with { Settings = settings };
        var planner = new PilotPlanner(workspace, data, compared, arms, settings, start, begun, grids?.Before ?? TimeSpan.Zero, context);
        PilotPlan plan = planner.Make();
        PilotPretrainings pretrainings = PilotPretrainings.Run(workspace, data, methods, plan, pretrainingStart, settings, context);
        IReadOnlyList<PretrainedEncoder> encoders = pretrainings.Encoders;
        if (encoders.Count > 0)
            plan = planner.AfterPretraining(plan, encoders);
        var weights = new ArmWeights(start?.Path, settings.GivenWeights, encoders.ToDictionary(encoder => encoder.Method, encoder => encoder.Result.ModelPath));
        int[] left = [.. Enumerable.Range(0, arms.Count).Where(i => pretrainings.Allows(arms[i]))];
        PilotArms finetunings = PilotArms.Run(workspace, data, [.. left.Select(i => arms[i])], [.. left.Select(i => plan.FinetuneEpochs[i])],
            weights, settings, context);
        IReadOnlyList<ArmOutcome> outcomes = finetunings.Outcomes;
        IReadOnlyList<ProbeOutcome> probes = encoders.Count > 0 && arms.Count > 0
            ? EncoderProbes.Run(encoders, start, data, settings, RunContexts.For(context, settings, workspace.Folder))
            : [];

        context.Progress?.Report(new JobProgress("report", 0, 0, "runs"));
        ReportData report = Frame(request, import, data, pretrainings, outcomes, weights, context, begun) with
        {
            Grids = grids?.Report,
            StartFrom = request.StartFrom,
            StartsFromInstalled = request.StartFrom == InstalledWeights.Word,
            PretrainsFromGiven = pretrainingStart is not null,
            Failures = [.. pretrainings.Failures, .. finetunings.Failures],
        };
        report = arms.Count > 0
            ? PilotReport.Of(report, data, outcomes, probes, settings)
            : report with { LabelFirst = ToLabelFirst(data, encoders[0].Result, settings, context, workspace) };
        report = report with { Cost = WithTotal(report.Cost, context.Time.GetElapsedTime(begun)) };
        if (!settings.Pilot.KeepModels)
            DropModels(outcomes, report.Arms, data);
        ReportHtml.Write(workspace.ReportHtmlPath, report, context.Language);
        ReportJson.Write(workspace.ReportJsonPath, report);
        return new PilotResult(workspace.Folder, workspace.ReportHtmlPath, workspace.ReportJsonPath, report);
    }

    private static void SayThatTransferIsMissing(JobContext context) => context.Say?.Invoke(context.Language == Language.Japanese
        ? "比較する手法に transfer がないため、与えた重みだけでどこまでできるかは分かりません(--methods fg-ssl,transfer,scratch)。"
        : "transfer is not among the methods, so what the given weights do by themselves stays unknown (--methods fg-ssl,transfer,scratch).");

    /// <summary>One classifier is enough to go on with; the others are as large and were only for the comparison.</summary>
    private static void DropModels(IReadOnlyList<ArmOutcome> outcomes, IReadOnlyList<ReportArm> arms, TrainingData data)
    {
        if (outcomes.Count == 0)
            return;
        ArmOutcome best = PilotArms.Best(outcomes, arms, data);
        foreach (ArmOutcome outcome in outcomes.Where(outcome => outcome != best))
            OutcomeFile.DropModel(outcome, data);
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

    private static IReadOnlyList<ReportPicture> ToLabelFirst(
        TrainingData data, PretrainResult encoder, KakeraSettings settings, JobContext context, Workspace workspace)
    {
        float[][] features = FrozenFeatures.Extract(encoder.ModelPath, data.Train, RunContexts.For(context, settings, workspace.Folder));
        IReadOnlyList<int> chosen = TypicalImages.Choose(features, LabelFirst, (ulong)settings.Seed);
        return Gallery.OfImages(data.Pixels, chosen.Select(i => data.Train.Items[i]));
    }

    // A pilot that went on took the time of what it found done as well.
    private static ReportCost WithTotal(ReportCost cost, TimeSpan elapsed) =>
        cost with { TotalSeconds = Math.Max(elapsed.TotalSeconds, cost.PretrainSeconds + cost.FinetuneSeconds) };

    /// <summary>Seconds to answer 1000 images here, decoding left out, with the costliest of the classifiers.</summary>
    private static double SecondsPerThousand(
        TrainingData data, IReadOnlyList<ArmOutcome> outcomes, ArmWeights weights, KakeraSettings settings, JobContext context) => 1000 * Predictor.MeasureImage(
            settings.Network, data.Classes.Count, data.All, RunContexts.For(context with { Progress = null }, settings, Path.GetTempPath()),
            outcomes.Max(outcome => outcome.Classifier.ProbedNetworks), settings.Finetune.TestCrop,
            outcomes.Max(outcome => weights.Finetune(settings.Finetune, outcome.Arm.Method, data.Pixels.Side).Enlargement)).TotalSeconds;

    private static ReportData Frame(
        PilotRequest request, ImportSummary import, TrainingData data, PilotPretrainings pretrainings, IReadOnlyList<ArmOutcome> outcomes, ArmWeights weights,
        JobContext context, long begun)
    {
        var cost = new ReportCost(
            pretrainings.Encoders.Sum(encoder => encoder.Result.Elapsed.TotalSeconds),
            outcomes.Select(outcome => outcome.Training).DistinctBy(training => training.ModelPath).Sum(training => training.Elapsed.TotalSeconds),
            outcomes.Count > 0 ? SecondsPerThousand(data, outcomes, weights, request.Settings, context) : 0,
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
            Pretrainings = [.. pretrainings.Encoders.Select(encoder => PilotReport.Of(encoder, request.Settings.Pretrain.Keep))],
            Cost = cost,
            Verdict = VerdictRules.Judge([], [], 0, cost),
            Settings = SettingsText.Write(request.Settings),
            Machine = MachineFacts.Lines(),
        };
    }
}
