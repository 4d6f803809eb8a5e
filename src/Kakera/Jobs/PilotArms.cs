using Kakera.Data.Pixels;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports;
using Kakera.Learning.Inference;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Training;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>The fine-tunings of a pilot, tested: methods whose fine-tuning diverges are left out, as long as there is another.</summary>
/// <param name="Outcomes">What the arms of the other methods came to, in the order of the arms.</param>
/// <param name="Failures">The methods that were left out.</param>
internal sealed record PilotArms(IReadOnlyList<ArmOutcome> Outcomes, IReadOnlyList<ReportFailure> Failures)
{
    /// <summary>Runs every arm for its epochs, one after another; arms that are done already are not trained again.</summary>
    /// <param name="workspace">Receives the runs.</param>
    /// <param name="data">The images.</param>
    /// <param name="arms">The arms.</param>
    /// <param name="epochs">Epochs of each arm.</param>
    /// <param name="weights">What the arms of each method begin with.</param>
    /// <param name="settings">All settings.</param>
    /// <param name="context">Progress and cancellation; told of each method that fails.</param>
    /// <exception cref="TrainingDivergedException">No method is left; the last one's.</exception>
    public static PilotArms Run(
        Workspace workspace,
        TrainingData data,
        IReadOnlyList<PilotArm> arms,
        IReadOnlyList<int> epochs,
        ArmWeights weights,
        KakeraSettings settings,
        JobContext context)
    {
        ImageSet[] labelled = [.. arms.Select(arm => LabelledDraw.Of(data, arm, settings))];
        IReadOnlyList<bool> trains = weights.Trains(arms);
        ArmProgress? progress = context.Progress is null
            ? null
            : new ArmProgress(context.Progress, [.. arms.Select((_, i) => trains[i] ? (long)labelled[i].Items.Count * epochs[i] : 0)]);
        var outcomes = new List<ArmOutcome>();
        var failures = new List<ReportFailure>();
        bool IsLeftOut(PilotArm arm) => failures.Any(failure => failure.Method == arm.Method);
        for (int i = 0; i < arms.Count; i++)
        {
            PilotArm arm = arms[i];
            if (IsLeftOut(arm))
                continue;
            string[] alike = [.. arms.Where(other => weights.Share(arm, other) && !IsLeftOut(other)).Select(other => other.Method)];
            try
            {
                FinetuneSettings finetune = ArmSettings.For(weights.Finetune(settings.Finetune, arm.Method, data.Pixels.Side), epochs[i]);
                outcomes.Add(Run(workspace, data, arm, labelled[i], weights, settings with { Finetune = finetune }, context with { Progress = progress?.Of(i, arm) }));
                bool isNeeded = settings.Pilot.KeepModels || arms.Skip(i + 1).Any(later => weights.Share(arm, later) && !IsLeftOut(later));
                if (!isNeeded)
                    Models.Delete(outcomes[^1].Training.ModelPath); // the classifiers hold it
            }
            catch (TrainingDivergedException fault) when (arms.Any(other => !alike.Contains(other.Method) && !IsLeftOut(other)))
            {
                foreach (string method in alike)
                {
                    failures.Add(Failure(arm with { Method = method }, fault));
                    context.Say?.Invoke(failures[^1].Reason.In(context.Language));
                }
            }
        }

        return new PilotArms([.. outcomes.Where(outcome => !IsLeftOut(outcome.Arm))], failures);
    }

    /// <summary>The best draw of the arm to go on with (<see cref="ReportArm.BestOf"/>), by macro AUC on the validation images.</summary>
    /// <param name="outcomes">The draws of all arms.</param>
    /// <param name="arms">The arms as the report compares them, at least one.</param>
    /// <param name="data">The images.</param>
    public static ArmOutcome Best(IReadOnlyList<ArmOutcome> outcomes, IReadOnlyList<ReportArm> arms, TrainingData data)
    {
        ReportArm best = ReportArm.BestOf(arms)!;
        return outcomes.Where(outcome => outcome.Arm.Method == best.Method && outcome.Arm.LabelsPerClass == best.LabelsPerClass)
            .MaxBy(outcome => ValidationAuc(outcome, data))!;
    }

    /// <summary>Macro AUC on the validation images; 0 where they do not define it.</summary>
    public static double ValidationAuc(ArmOutcome outcome, TrainingData data)
    {
        var scored = new ScoredImages(AnswerCalibrations.Read(data.Classes, data.Validation.Items, outcome.Validation, outcome.Calibration));
        double auc = scored.Measure(Metric.MacroAuc, scored.EqualWeights());
        return double.IsNaN(auc) ? 0 : auc;
    }

    private static ReportFailure Failure(PilotArm arm, TrainingDivergedException fault)
    {
        string labels = arm.LabelsPerClass is int count ? $"{count} labels a class" : "all labels";
        string labelsInJapanese = arm.LabelsPerClass is int few ? $"1 クラスあたり {few} ラベル" : "全ラベル";
        return new ReportFailure(arm.Method, "not-finite", fault.Epoch, fault.Step, new(
            $"{arm.Method} is left out: the numbers of its fine-tuning on {labels} (draw {arm.Draw + 1}) ran away in epoch {fault.Epoch} (step {fault.Step}). "
            + $"To try it again, lower {fault.Where}.",
            $"{arm.Method} は除外しました。{labelsInJapanese}(抽出 {arm.Draw + 1})のファインチューニングがエポック {fault.Epoch}(ステップ {fault.Step})で発散したためです。"
            + $"もう一度試すには {fault.Where} を下げてください。"));
    }

    private static ArmOutcome Run(
        Workspace workspace, TrainingData data, PilotArm arm, ImageSet labelled, ArmWeights weights, KakeraSettings settings, JobContext context)
    {
        string? start = weights.Start(arm.Method);
        IReadOnlyList<string> probed = weights.Probed(arm.Method);
        FinetuneSettings finetune = settings.Finetune;
        var training = new
        {
            arm.Draw,
            startFrom = Fingerprint(start),
            finetune = finetune.OfNetwork(),
            settings.Network,
            settings.Seed,
            settings.Precision,
            settings.Image.Size,
            images = labelled.Items.Select(item => item.Key),
            validation = data.Validation.Items.Select(item => item.Key),
        };
        string networkFolder = workspace.Runs.ForRequest(Models.FinetuneRun, training, settings);
        string folder = workspace.Runs.ForRequest(Models.ClassifierRun, new { arm, probed = probed.Select(Fingerprint), finetune.ProbeShare, finetune.TestCrop, training }, settings);
        if (OutcomeFile.Read(folder, data) is { } done)
            return done;
        RunContext run = RunContexts.For(context, settings, folder, arm.Draw);
        FinetuneResult network = Finetuner.Run(
            labelled, data.Validation, data.Classes, settings.Network, start, finetune, run with { Folder = networkFolder });
        JoinedClassifier classifier = JoinedClassifier.Make(network.ModelPath, probed, labelled, data.Validation, finetune, run);
        float[][] test = Predictor.Predict(classifier.ModelPath, data.Test, run);
        AnswerCalibration calibration = AnswerCalibrations.Find(data.Classes, data.Validation.Items, classifier.Validation);
        ModelFile.Calibrate(classifier.ModelPath, calibration);
        var outcome = new ArmOutcome(arm, labelled.Items.Count, network, classifier, classifier.Validation, test, calibration);
        OutcomeFile.Write(folder, outcome, data);
        return outcome;
    }

    // Of weights counts what they are, not where they lie.
    private static string? Fingerprint(string? path) => path is null ? null : ModelFile.Describe(path).WeightsSha256;
}
