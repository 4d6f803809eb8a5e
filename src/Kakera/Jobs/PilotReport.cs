using Kakera.Data.Import;
using Kakera.Data.Pixels;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Predictions;
using Kakera.Evaluation.Reports;
using Kakera.Learning.Training;
using Kakera.Settings;

namespace Kakera.Jobs;

/// <summary>Turns what a pilot did into what its report says.</summary>
internal static class PilotReport
{
    private const int Resamples = 1000;

    /// <summary>The report of a pilot with labels.</summary>
    public static ReportData Of(ReportData frame, TrainingData data, IReadOnlyList<ArmOutcome> outcomes, IReadOnlyList<ProbeOutcome> probes, KakeraSettings settings)
    {
        ImageItem[] test = [.. data.Test.Items];
        var bootstrap = new GroupBootstrap(Predictions(data.Classes, test, outcomes[0].Test).Items, (ulong)settings.Seed, Resamples);
        ScoredImages[] scored = [.. outcomes.Select(outcome => new ScoredImages(Answers(data, outcome)))];
        ReportArm[] arms =
        [
            .. outcomes.Select((outcome, i) => (outcome, run: scored[i]))
                .GroupBy(pair => (pair.outcome.Arm.LabelsPerClass, pair.outcome.Arm.Method))
                .Select(group => new ReportArm(
                    group.Key.Method, group.Key.LabelsPerClass, group.First().outcome.Labels,
                    All(bootstrap, [.. group.Select(pair => pair.run)]), [.. group.Select(pair => pair.run)])
                    {
                        ProbedRuns = group.Count(pair => pair.outcome.Classifier.ProbeShare > 0),
                        ValidationAuc = group.Average(pair => PilotArms.ValidationAuc(pair.outcome, data)),
                    }),
        ];
        Metric[] compared = [Metric.MacroAuc, Metric.BalancedAccuracy, .. settings.Pilot.OrderedClasses ? (Metric[])[Metric.QuadraticKappa] : []];
        ReportComparison[] comparisons =
        [
            .. from arm in arms
               from baseline in arms
               where IsCompared(arm.Method, baseline.Method) && baseline.LabelsPerClass == arm.LabelsPerClass
               from metric in compared
               select new ReportComparison(
                   arm.LabelsPerClass, metric, arm.Method, baseline.Method, bootstrap.Difference(arm.Runs, baseline.Runs, metric)),
        ];
        ReportLabelsNeeded[] labelsNeeded =
        [
            .. from arm in arms
               from baseline in arms.Where(other => IsCompared(arm.Method, other.Method)).GroupBy(other => other.Method)
               let curve = baseline.OrderBy(other => other.Labels).Select(other => new LabelledRuns(other.Labels, other.Runs)).ToArray()
               where curve.Length > 1
               from metric in compared
               select new ReportLabelsNeeded(
                   arm.LabelsPerClass, arm.Labels, metric, arm.Method, baseline.Key, bootstrap.LabelsToMatch(arm.Runs, curve, metric)),
        ];
        // Whether pre-training pays is asked of one method, the product's own where it is among them, against all that does without.
        string? asked = comparisons.Select(comparison => comparison.Method).Where(PilotArm.Pretrains).OrderBy(method => method != PilotArm.FgSsl).FirstOrDefault();
        bool DecidesWhetherItPays(ReportComparison comparison) => comparison.Method == asked && !PilotArm.Pretrains(comparison.Baseline);
        ArmOutcome best = PilotArms.Best(outcomes, arms, data);
        PredictionSet bestAnswers = Answers(data, best);
        ReportCost cost = ExpertTime.Estimate(frame.Cost, bestAnswers, best.Calibration.Threshold);
        int fewest = Enumerable.Range(0, data.Classes.Count).Min(k => test.Count(item => item.ClassIndex == k));
        return frame with
        {
            OrderedClasses = settings.Pilot.OrderedClasses,
            Arms = arms,
            Comparisons = comparisons,
            LabelsNeeded = labelsNeeded,
            Finetuning =
            [
                .. outcomes.Select(outcome => new ReportFinetuning(
                    outcome.Arm.Method, outcome.Arm.LabelsPerClass, outcome.Arm.Draw,
                    [.. outcome.Training.History.Select(epoch => new ReportFinetuningEpoch(
                        epoch.Epoch, epoch.Loss, epoch.Measure("validation_macro_auc")))])),
            ],
            Probes = [.. probes.Select(probe => new ReportProbe(
                probe.Probe, probe.Encoder, probe.Labels,
                All(bootstrap, [new ScoredImages(Predictions(data.Classes, test, probe.Test))])))],
            Pictures = Gallery.OfAnswers(data, bestAnswers, (ulong)settings.Seed),
            Cost = cost,
            Verdict = VerdictRules.Judge(arms, [.. comparisons.Where(DecidesWhetherItPays)], fewest, cost, frame.StartFrom is not null),
        };
    }

    // Every way to begin against random weights, every pre-training against the given ones, and the product's own against every other.
    private static bool IsCompared(string method, string baseline) => method != PilotArm.Scratch && baseline != method
        && (baseline == PilotArm.Scratch || method == PilotArm.FgSsl || (baseline == PilotArm.Transfer && PilotArm.Pretrains(method)));

    /// <summary>How a pre-training went.</summary>
    public static ReportPretraining Of(PretrainedEncoder encoder, KeepRule keep) => new(
        encoder.Method, encoder.Result.PlannedEpochs, encoder.Result.StandstillEpoch, encoder.Result.ShortenedEpoch, encoder.Result.KeptEpoch, SettingNames.EnumName(keep),
        [.. encoder.Result.History.Select(epoch => new ReportEpoch(
            epoch.Epoch, epoch.Loss, epoch.Measure("embedding_deviation"), epoch.Measure("effective_rank"), epoch.Measure(PretrainWatch.MacroAuc)))]);

    /// <summary>The images in numbers.</summary>
    public static ReportImages Images(ImportSummary import, TrainingData data) =>
        new(import.Catalog, data.Train.Items.Count, data.Validation.Items.Count, data.Test.Items.Count, data.Pixels.Side);

    /// <summary>Answers with the images that they are on.</summary>
    public static PredictionSet Predictions(IReadOnlyList<string> classes, IReadOnlyList<ImageItem> items, float[][] probabilities) =>
        new(classes, [.. items.Select((item, i) => new Prediction(item.Name, item.Group, item.ClassIndex, probabilities[i]))]);

    private static PredictionSet Answers(TrainingData data, ArmOutcome outcome) =>
        AnswerCalibrations.Read(data.Classes, data.Test.Items, outcome.Test, outcome.Calibration);

    private static Dictionary<Metric, Interval> All(GroupBootstrap bootstrap, IReadOnlyList<ScoredImages> runs) =>
        Enum.GetValues<Metric>().ToDictionary(metric => metric, metric => bootstrap.Measure(runs, metric));
}
