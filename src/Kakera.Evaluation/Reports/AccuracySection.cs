using System.Globalization;
using System.Text;
using Kakera.Evaluation.Metrics;
using static Kakera.Evaluation.Reports.HtmlFrame;

namespace Kakera.Evaluation.Reports;

/// <summary>The evidence on accuracy: against the number of labels, between methods, by class.</summary>
internal static class AccuracySection
{
    private static readonly (Metric Metric, string English, string Japanese)[] Columns =
    [
        (Metric.BalancedAccuracy, "balanced accuracy", "均衡正解率"),
        (Metric.MacroF1, "macro F1", "macro F1"),
        (Metric.MacroAuc, "macro AUC", "macro AUC"),
        (Metric.Accuracy, "accuracy", "正解率"),
        (Metric.Kappa, "kappa", "κ"),
        (Metric.CalibrationError, "calibration error", "較正誤差"),
    ];

    public static void Append(StringBuilder page, ReportData report)
    {
        if (report.Arms.Count == 0)
            return;
        page.Append($"<h2 class=\"evidence\">{Both("Accuracy", "精度")}</h2>\n");
        Figure(page, LabelEfficiencyChart.Svg(report.Arms, Metric.MacroAuc),
            "Macro AUC against the number of labels. Bars are 95 % intervals over groups and label draws.",
            "ラベル数と macro AUC。縦棒は 95 % 区間(グループとラベル抽選)。");
        AppendArms(page, report);
        AppendComparisons(page, report);
        AppendByClass(page, report);
        AppendProbes(page, report);
    }

    private static void AppendArms(StringBuilder page, ReportData report)
    {
        page.Append($"<table><thead><tr><th>{Both("method", "手法")}</th><th>{Both("labels", "ラベル")}</th>");
        foreach ((_, string english, string japanese) in Columns)
            page.Append($"<th class=\"number\">{Both(english, japanese)}</th>");
        page.Append("</tr></thead><tbody>\n");
        foreach (ReportArm arm in report.Arms)
        {
            page.Append($"<tr><td>{MethodName(arm.Method).Html()}</td><td>{LabelsText(arm.LabelsPerClass)}<br><small>{Both($"{arm.Labels} in all, {arm.Runs.Count} draws", $"計 {arm.Labels}、{arm.Runs.Count} 回")}</small></td>");
            foreach ((Metric metric, _, _) in Columns)
                page.Append(Cell(arm.Metrics[metric]));
            page.Append("</tr>\n");
        }

        page.Append("</tbody></table>\n");
    }

    private static void AppendComparisons(StringBuilder page, ReportData report)
    {
        if (report.Comparisons.Count == 0)
            return;
        page.Append($"<h3>{Both("Differences on the same labels and images", "同じラベル・画像での差")}</h3>\n<table><thead><tr><th>{Both("labels", "ラベル")}</th><th>{Both("in", "指標")}</th><th class=\"number\">{Both("difference", "差")}</th><th>{Both("what it says", "解釈")}</th></tr></thead><tbody>\n");
        foreach (ReportComparison comparison in report.Comparisons)
        {
            (_, string english, string japanese) = Columns.First(column => column.Metric == comparison.Metric);
            string meaning = comparison.Difference.Low > 0 ? MethodName(comparison.Method) is var better ? Both($"{better.English} is better", $"{better.Japanese}が上回る") : ""
                : comparison.Difference.High < 0 ? MethodName(comparison.Baseline) is var other ? Both($"{other.English} is better", $"{other.Japanese}が上回る") : ""
                : Both("no difference shown", "差は示されない");
            page.Append($"<tr><td>{LabelsText(comparison.LabelsPerClass)}</td><td>{Both(english, japanese)}</td>{Cell(comparison.Difference)}<td>{meaning}</td></tr>\n");
        }

        page.Append("</tbody></table>\n");
    }

    private static void AppendByClass(StringBuilder page, ReportData report)
    {
        ReportArm best = report.Arms.MaxBy(arm => arm.Metrics[Metric.MacroAuc].Mean)!;
        string[] classes = [.. report.Images.Catalog.Classes.Select(count => count.Name)];
        Bilingual name = MethodName(best.Method);
        page.Append($"<h3>{Both("By class, best classifier", "クラス別(最良の分類器)")}</h3>\n<p class=\"soft\">{name.Html()}, {LabelsText(best.LabelsPerClass)}</p>\n<div class=\"pair\">\n<div>");
        AppendMatrix(page, best, classes);
        page.Append("</div>\n<div>");
        Figure(page, RocChart.Svg(best, classes), "ROC curves of each class against the rest, first draw.", "各クラスの ROC 曲線(1 回目の抽選)。");
        page.Append("</div>\n</div>\n");
    }

    private static void AppendMatrix(StringBuilder page, ReportArm arm, string[] classes)
    {
        ConfusionMatrix[] matrices = [.. arm.Runs.Select(run => run.Confusion())];
        page.Append($"<table class=\"matrix\"><caption class=\"soft\">{Both("Share of each true class (row) answered with each class, %, mean over draws", "真のクラス(行)ごとの回答の割合(%、抽選の平均)")}</caption><thead><tr><th></th>");
        foreach (string name in classes)
            page.Append($"<th scope=\"col\">{Text(name)}</th>");
        page.Append("</tr></thead><tbody>\n");
        for (int label = 0; label < classes.Length; label++)
        {
            page.Append($"<tr><th scope=\"row\">{Text(classes[label])}</th>");
            for (int answer = 0; answer < classes.Length; answer++)
            {
                double share = matrices.Average(matrix => matrix.Of(label) > 0 ? matrix[label, answer] / matrix.Of(label) : 0);
                string ground = label == answer ? "11, 95, 165" : "194, 87, 12";
                string ink = share > 0.55 ? "#fff" : "inherit";
                page.Append(CultureInfo.InvariantCulture, $"<td style=\"background: rgba({ground}, {share:0.00}); color: {ink}\">{share * 100:0}</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody></table>\n");
    }

    private static void AppendProbes(StringBuilder page, ReportData report)
    {
        if (report.Probes.Count == 0)
            return;
        page.Append($"<h3>{Both("What the encoder knows before fine-tuning", "微調整前のエンコーダの能力")}</h3>\n<p>{Both("A linear probe and nearest neighbours on frozen features, after pre-training and before it: does pre-training itself learn something useful?", "固定した特徴に対する線形プローブと近傍法を、事前学習の前後で比べます。事前学習そのものが有用なことを学んだかを示します。")}</p>\n<table><thead><tr><th>{Both("probe", "プローブ")}</th><th>{Both("encoder", "エンコーダ")}</th><th class=\"number\">{Both("labels", "ラベル")}</th><th class=\"number\">{Both("macro AUC", "macro AUC")}</th><th class=\"number\">{Both("balanced accuracy", "均衡正解率")}</th></tr></thead><tbody>\n");
        foreach (ReportProbe probe in report.Probes)
        {
            page.Append($"<tr><td>{(probe.Probe == "k-nn" ? Both("nearest neighbours", "近傍法") : Both("linear", "線形"))}</td><td>{(probe.Encoder == "untrained" ? Both("untrained", "未学習") : Both("pre-trained", "事前学習済み"))}</td><td class=\"number\">{probe.Labels}</td>{Cell(probe.Metrics[Metric.MacroAuc])}{Cell(probe.Metrics[Metric.BalancedAccuracy])}</tr>\n");
        }

        page.Append("</tbody></table>\n");
    }
}
