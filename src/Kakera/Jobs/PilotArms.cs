using Kakera.Data.Pixels;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports;
using Kakera.Learning.Inference;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Training;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>The fine-tunings of a pilot, tested: a method whose fine-tuning diverges is left out, as long as there is another.</summary>
/// <param name="Outcomes">What the arms of the other methods came to, in the order of the arms.</param>
/// <param name="Failures">The methods that were left out.</param>
internal sealed record PilotArms(IReadOnlyList<ArmOutcome> Outcomes, IReadOnlyList<ReportFailure> Failures)
{
    /// <summary>Runs every arm for its epochs, one after another; arms that are done already are not trained again.</summary>
    /// <param name="workspace">Receives the runs.</param>
    /// <param name="data">The images.</param>
    /// <param name="arms">The arms.</param>
    /// <param name="epochs">Epochs of each arm.</param>
    /// <param name="encoders">What the arms of each method start from; those of a method that is not there start from scratch.</param>
    /// <param name="settings">All settings.</param>
    /// <param name="context">Progress and cancellation; told of each method that fails.</param>
    /// <exception cref="TrainingDivergedException">No method is left; the last one's.</exception>
    public static PilotArms Run(
        Workspace workspace,
        TrainingData data,
        IReadOnlyList<PilotArm> arms,
        IReadOnlyList<int> epochs,
        IReadOnlyDictionary<string, string> encoders,
        KakeraSettings settings,
        JobContext context)
    {
        ImageSet[] labelled = [.. arms.Select(arm => LabelledDraw.Of(data, arm, settings))];
        ArmProgress? progress = context.Progress is null
            ? null
            : new ArmProgress(context.Progress, [.. labelled.Zip(epochs, (set, count) => (long)set.Items.Count * count)]);
        var outcomes = new List<ArmOutcome>();
        var failures = new List<ReportFailure>();
        bool IsLeftOut(PilotArm arm) => failures.Any(failure => failure.Method == arm.Method);
        for (int i = 0; i < arms.Count; i++)
        {
            PilotArm arm = arms[i];
            if (IsLeftOut(arm))
                continue;
            FinetuneSettings finetune = ArmSettings.For(settings.Finetune, epochs[i]);
            string? startFrom = encoders.GetValueOrDefault(arm.Method);
            string folder = workspace.Runs.ForRequest("finetune", new
            {
                arm,
                startFrom = startFrom is null ? null : Origin(arm, startFrom, workspace),
                finetune,
                settings.Network,
                settings.Seed,
                settings.Precision,
                settings.Image.Size,
                images = labelled[i].Items.Select(item => item.Key),
                validation = data.Validation.Items.Select(item => item.Key),
            }, settings with { Finetune = finetune });
            RunContext run = RunContexts.For(context, settings, folder, arm.Draw, progress?.Of(i, arm));
            try
            {
                outcomes.Add(OutcomeFile.Read(folder, data) ?? Train(arm, labelled[i], data, startFrom, finetune, settings, run));
            }
            catch (TrainingDivergedException fault) when (arms.Any(other => other.Method != arm.Method && !IsLeftOut(other)))
            {
                failures.Add(Failure(arm, fault));
                context.Say?.Invoke(failures[^1].Reason.In(context.Language));
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

    // A folder of this workspace's runs holds one pre-training for ever; a file that was given may be another tomorrow.
    private static string Origin(PilotArm arm, string startFrom, Workspace workspace) => arm.Method == PilotArm.Transfer
        ? ModelFile.Describe(startFrom).WeightsSha256
        : Path.GetRelativePath(workspace.Folder, startFrom);

    private static ArmOutcome Train(
        PilotArm arm, ImageSet labelled, TrainingData data, string? startFrom, FinetuneSettings finetune, KakeraSettings settings, RunContext run)
    {
        FinetuneResult training = Finetuner.Run(labelled, data.Validation, data.Classes, settings.Network, startFrom, finetune, run);
        float[][] validation = Predictor.Predict(training.ModelPath, data.Validation, run);
        float[][] test = Predictor.Predict(training.ModelPath, data.Test, run);
        AnswerCalibration calibration = AnswerCalibrations.Find(data.Classes, data.Validation.Items, validation);
        ModelFile.Calibrate(training.ModelPath, calibration);
        var outcome = new ArmOutcome(arm, labelled.Items.Count, training, validation, test, calibration);
        OutcomeFile.Write(run.Folder, outcome, data);
        return outcome;
    }
}
