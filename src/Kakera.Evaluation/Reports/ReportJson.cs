using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kakera.Data;
using Kakera.Data.Files;
using Kakera.Data.Import;
using Kakera.Evaluation.Metrics;

namespace Kakera.Evaluation.Reports;

/// <summary><c>report.json</c>: what scripts outside may rely on. Keys are only ever added.</summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DictionaryKeyPolicy = null, // keys of dictionaries are class names
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new FiniteNumbers() },
    };

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="KakeraException">It cannot be written.</exception>
    public static void Write(string path, ReportData report) => AtomicFile.WriteAllText(path, Text(report));

    /// <summary>The file's text.</summary>
    public static string Text(ReportData report) => JsonSerializer.Serialize(
        new
        {
            Schema = ReportData.CurrentSchema,
            report.Title,
            report.Created,
            report.Synthetic,
            Command = report.CommandLine,
            report.StartFrom,
            report.PretrainsFromGiven,
            Data = new
            {
                report.Images.Catalog.Images,
                report.Images.Catalog.Used,
                report.Images.Catalog.Quarantined,
                report.Images.Catalog.Duplicates,
                Classes = report.Images.Catalog.Classes.ToDictionary(count => count.Name, count => count.Images),
                report.Images.Catalog.Groups,
                Split = new { report.Images.Train, report.Images.Validation, report.Images.Test },
                report.Images.Side,
            },
            Findings = report.Findings.Select(finding => new
            {
                Kind = Name(finding.Kind),
                Severity = Name(finding.Severity),
                finding.Count,
                Text = FindingText.Describe(finding, Language.English),
                finding.Samples,
            }),
            Arms = report.Arms.Select(arm => new
            {
                arm.Method,
                LabelsPerClass = (object?)arm.LabelsPerClass ?? "all",
                arm.Labels,
                Seeds = arm.Runs.Count,
                Probed = arm.ProbedRuns,
                Accuracy = arm.Metrics[Metric.Accuracy],
                BalancedAccuracy = arm.Metrics[Metric.BalancedAccuracy],
                MacroF1 = arm.Metrics[Metric.MacroF1],
                MacroAuc = arm.Metrics[Metric.MacroAuc],
                Kappa = arm.Metrics[Metric.Kappa],
                CalibrationError = arm.Metrics[Metric.CalibrationError],
                QuadraticKappa = report.OrderedClasses ? arm.Metrics[Metric.QuadraticKappa] : null,
            }),
            Comparisons = report.Comparisons.Select(comparison => new
            {
                LabelsPerClass = (object?)comparison.LabelsPerClass ?? "all",
                Metric = MetricName(comparison.Metric),
                comparison.Method,
                comparison.Baseline,
                Difference = comparison.Difference.Mean,
                comparison.Difference.Low,
                comparison.Difference.High,
            }),
            LabelsNeeded = report.LabelsNeeded.Select(worth => new
            {
                LabelsPerClass = (object?)worth.LabelsPerClass ?? "all",
                worth.Labels,
                Metric = MetricName(worth.Metric),
                worth.Method,
                worth.Baseline,
                Needed = worth.Needed.Labels, // null, as its ends, for more than the most that were tried
                worth.Needed.Low,
                worth.Needed.High,
                worth.Needed.Fewest,
                worth.Needed.Most,
            }),
            Probes = report.Probes.Select(probe => new
            {
                probe.Probe,
                probe.Encoder,
                probe.Labels,
                MacroAuc = probe.Metrics[Metric.MacroAuc],
                BalancedAccuracy = probe.Metrics[Metric.BalancedAccuracy],
            }),
            report.Grids,
            Pretraining = ReportPretraining.ShownOf(report.Pretrainings)?.Epochs ?? [],
            Pretrainings = report.Pretrainings.Select(pretraining => new
            {
                pretraining.Method,
                Epochs = pretraining.Epochs.Count,
                pretraining.PlannedEpochs,
                pretraining.StandstillEpoch,
                pretraining.ShortenedEpoch,
                pretraining.KeptEpoch,
                pretraining.KeptBy,
                Curve = pretraining.Epochs,
            }),
            Failures = report.Failures.Select(failure => new
            {
                failure.Method,
                failure.Kind,
                failure.Epoch,
                failure.Step,
                Text = failure.Reason.English,
            }),
            Finetuning = report.Finetuning.Select(run => new
            {
                run.Method,
                LabelsPerClass = (object?)run.LabelsPerClass ?? "all",
                run.Draw,
                run.Epochs,
            }),
            report.Cost,
            Verdict = new
            {
                Kind = Name(report.Verdict.Kind),
                Text = report.Verdict.Headline.English,
                Reasons = report.Verdict.Reasons.Select(reason => reason.English),
                NextSteps = report.Verdict.NextSteps.Select(step => step.English),
            },
            LabelFirst = report.LabelFirst.Select(picture => picture.Name),
            report.Machine,
            report.Settings,
        },
        Options);

    /// <summary>A metric as JSON spells it: <c>macroAuc</c>.</summary>
    public static string MetricName(Metric metric) => JsonNamingPolicy.CamelCase.ConvertName(metric.ToString());

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
