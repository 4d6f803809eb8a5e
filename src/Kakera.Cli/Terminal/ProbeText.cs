using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Jobs;

namespace Kakera.Cli.Terminal;

/// <summary>What frozen encoders know, as a Markdown table: it is read on a terminal and pasted into a page as it is.</summary>
internal static class ProbeText
{
    public static void Print(ProbeResult result, Tongue tongue, TextWriter writer)
    {
        string accuracy = EvaluationText.MetricName(Metric.BalancedAccuracy, tongue), auc = EvaluationText.MetricName(Metric.MacroAuc, tongue);
        string from = tongue[$"against {result.Baseline}", $"{result.Baseline} との差"];
        writer.WriteLine(result.On == ProbedImages.Test
            ? tongue[$"{result.Images} test images, with 95 % intervals:", $"テスト画像 {result.Images} 枚(95 % 区間):"]
            : tongue[$"{result.Images} validation images, with 95 % intervals:", $"検証画像 {result.Images} 枚(95 % 区間):"]);
        writer.WriteLine();
        writer.WriteLine(tongue[
            $"| labels a class | probe | encoder | runs | {auc} | {from} | {accuracy} | {from} |",
            $"| ラベル/クラス | 方法 | エンコーダ | 回数 | {auc} | {from} | {accuracy} | {from} |"]);
        writer.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (ProbeRow row in result.Rows)
        {
            string labels = row.LabelsPerClass?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? tongue["all", "全部"];
            writer.WriteLine(
                $"| {labels} | {row.Probe} | {row.Encoder} | {row.Runs} | {EvaluationText.Shown(row.MacroAuc)} | {Difference(row.MacroAucDifference)} | {EvaluationText.Shown(row.BalancedAccuracy)} | {Difference(row.BalancedAccuracyDifference)} |");
        }
    }

    private static string Difference(Interval? value) => value is null ? "" : EvaluationText.ShownDifference(value);
}
