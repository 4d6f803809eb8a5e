using System.Globalization;
using System.Text;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports.Charts;
using Kakera.Evaluation.Reports.Html;
using ScottPlot;
using static Kakera.Evaluation.Reports.Html.HtmlPage;

namespace Kakera.Evaluation.Reports.Sections;

/// <summary>Class by class, for the number of labels with which the best classifier came out: what is found, what is mixed up.</summary>
internal static class ClassSection
{
    public static void Append(HtmlPage page, ReportData report)
    {
        if (ReportArm.BestOf(report.Arms) is not { } best)
            return;
        ReportArm[] arms = [.. report.Arms.Where(arm => arm.LabelsPerClass == best.LabelsPerClass)];
        Bilingual labels = Terms.LabelsPhrase(best.LabelsPerClass);
        page.Heading("Class by class", "クラス別の結果");
        page.Paragraph(
            $"With {labels.English}, where the best classifier came out. Means over the draws of labels; curves are those of the first draw.",
            $"最良の分類器が得られた{labels.Japanese}の場合。値はラベル抽選の平均、曲線は 1 回目の抽選です。");
        AppendTable(page, best);
        foreach (ReportArm[] pair in arms.Chunk(2))
        {
            if (pair.Length == 1)
            {
                page.Pair(() => AppendMatrix(page, pair[0]), () => AppendRoc(page, pair[0]));
                continue;
            }

            page.Pair(() => AppendMatrix(page, pair[0]), () => AppendMatrix(page, pair[1]));
            page.Pair(() => AppendRoc(page, pair[0]), () => AppendRoc(page, pair[1]));
        }
    }

    private static void AppendTable(HtmlPage page, ReportArm arm)
    {
        Bilingual method = Terms.Method(arm.Method);
        ConfusionMatrix[] matrices = [.. arm.Runs.Select(run => run.Confusion())];
        var table = new HtmlTable(method).Text("class", "クラス").Number("test images", "テスト画像").Number("sensitivity", "感度")
            .Number("specificity", "特異度").Number("precision", "適合率").Number("AUC", "AUC");
        IReadOnlyList<string> classes = arm.Runs[0].Classes;
        for (int k = 0; k < classes.Count; k++)
        {
            int at = k;
            table.Row(
                Text(classes[k]), Numbers.Count(matrices[0].Of(k)),
                Numbers.Of(matrices.Average(matrix => matrix.Sensitivity(at))),
                Numbers.Of(matrices.Average(matrix => matrix.Specificity(at))),
                Numbers.Of(matrices.Average(matrix => matrix.Precision(at))),
                Numbers.Of(arm.Runs.Average(run => run.Auc(at, run.EqualWeights()))));
        }

        page.Append(table);
    }

    private static void AppendMatrix(HtmlPage page, ReportArm arm)
    {
        ConfusionMatrix[] matrices = [.. arm.Runs.Select(run => run.Confusion())];
        IReadOnlyList<string> classes = arm.Runs[0].Classes;
        // Letters that fit beside each other above one column; names with longer words stand upright.
        int room = 58 / (classes.Count + 1);
        bool upright = classes.Any(name => name.All(char.IsAscii) && name.Split(' ', '-').Max(word => word.Length) > room);
        var html = new StringBuilder($"<div class=\"wide\"><table class=\"matrix{(upright ? " upright" : "")}\"><caption>");
        html.Append($"<b>{Both($"Confusions, {Terms.Method(arm.Method).English}", $"混同行列: {Terms.Method(arm.Method).Japanese}")}</b> ");
        html.Append(Both("Rows: true class. Columns: answer. Percent of the row.", "行: 真のクラス。列: 回答。行に対する %。"));
        html.Append("</caption><thead><tr><td></td>");
        foreach (string name in classes)
            html.Append($"<th scope=\"col\">{Text(name)}</th>");
        html.Append("</tr></thead><tbody>\n");
        for (int label = 0; label < classes.Count; label++)
        {
            html.Append($"<tr><th scope=\"row\">{Text(classes[label])}</th>");
            for (int answer = 0; answer < classes.Count; answer++)
                html.Append(MatrixCell(matrices.Average(matrix => matrix[label, answer] / matrix.Of(label)), label == answer));
            html.Append("</tr>\n");
        }

        page.Append(html.Append("</tbody></table></div>").ToString());
    }

    private static string MatrixCell(double share, bool isRight)
    {
        if (double.IsNaN(share))
            return "<td>–</td>"; // no test image of the class
        string colour = isRight ? "0, 114, 178" : "213, 94, 0";
        string ink = share > 0.55 ? "; color: #fff" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"<td style=\"background: rgba({colour}, {share:0.00}){ink}\">{share * 100:0}</td>");
    }

    // As many curves in one drawing as can be told apart.
    private static void AppendRoc(HtmlPage page, ReportArm arm)
    {
        Bilingual title = new($"ROC curves, {Terms.Method(arm.Method).English}", $"ROC 曲線: {Terms.Method(arm.Method).Japanese}");
        ScoredImages run = arm.Runs[0];
        foreach (int[] classes in Enumerable.Range(0, run.ClassCount).Except(run.AbsentClasses).Chunk(SeriesStyle.Most))
        {
            using var chart = new Chart(420, 380,
                ChartAxis.Share("false positive rate (1 − specificity)", "偽陽性率(1 − 特異度)"),
                ChartAxis.Share("true positive rate (sensitivity)", "真陽性率(感度)"));
            chart.Line([new Coordinates(0, 0), new Coordinates(1, 1)], SeriesStyle.Reference, 1.2f);
            List<LegendEntry> legend = [];
            foreach ((int place, int k) in classes.Index())
            {
                SeriesStyle style = SeriesStyle.At(place);
                chart.Line(run.Roc(k).Select(point => new Coordinates(point.FalsePositiveRate, point.TruePositiveRate)), style, 1.8f);
                string auc = Numbers.Of(run.Auc(k, run.EqualWeights()), "0.00");
                legend.Add(new LegendEntry(style, Bilingual.Same($"{run.Classes[k]} {auc}")));
            }

            page.Figure(title, chart, legend, new("Each class against the rest, with its AUC.", "各クラス対その他。数値は AUC。"));
        }
    }
}
