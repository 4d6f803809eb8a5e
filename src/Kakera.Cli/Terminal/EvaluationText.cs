using System.Globalization;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports;
using Kakera.Jobs;

namespace Kakera.Cli.Terminal;

/// <summary>A classifier's test, for reading.</summary>
internal static class EvaluationText
{
    public static void Print(EvaluateResult result, Tongue tongue, TextWriter writer)
    {
        writer.WriteLine(tongue[$"{result.ModelPath} on {result.Images} test images, with 95 % intervals:", $"{result.ModelPath}、テスト画像 {result.Images} 枚(95 % 区間):"]);
        foreach ((Metric metric, Interval value) in result.Metrics)
            writer.WriteLine($"  {MetricName(metric, tongue)}: {Shown(value)}");
        writer.WriteLine(tongue[$"Answers: {result.Predictions}", $"判定結果: {result.Predictions}"]);
    }

    /// <summary>The same for programs, with metrics named as in <c>report.json</c>.</summary>
    public static string Json(EvaluateResult result) => JsonText.Write(new
    {
        result.ModelPath,
        result.Images,
        result.Temperature,
        Metrics = result.Metrics.ToDictionary(pair => ReportJson.MetricName(pair.Key), pair => pair.Value),
        result.Predictions,
    });

    /// <summary>A metric as people call it.</summary>
    public static string MetricName(Metric metric, Tongue tongue) => metric switch
    {
        Metric.Accuracy => tongue["accuracy", "正解率"],
        Metric.BalancedAccuracy => tongue["balanced accuracy", "均衡正解率"],
        Metric.MacroF1 => "macro F1",
        Metric.MacroAuc => "macro AUC",
        Metric.Kappa => tongue["kappa", "κ"],
        Metric.QuadraticKappa => tongue["quadratic kappa", "二次重み付き κ"],
        _ => tongue["calibration error", "較正誤差"],
    };

    /// <summary>An estimate with its interval.</summary>
    public static string Shown(Interval value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value.Mean:0.000} ({value.Low:0.000}–{value.High:0.000})").Replace('-', '−'); // a minus, not a dash

    /// <summary>A difference with its interval, signs shown.</summary>
    public static string ShownDifference(Interval value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value.Mean:+0.000;-0.000;0.000} ({value.Low:+0.000;-0.000;0.000} … {value.High:+0.000;-0.000;0.000})").Replace('-', '−');
}
