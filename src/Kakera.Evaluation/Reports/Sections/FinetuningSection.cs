using Kakera.Evaluation.Reports.Charts;
using Kakera.Evaluation.Reports.Html;
using ScottPlot;

namespace Kakera.Evaluation.Reports.Sections;

/// <summary>How the fine-tunings went, epoch by epoch.</summary>
internal static class FinetuningSection
{
    public static void Append(HtmlPage page, ReportData report)
    {
        ReportFinetuning[] shown = [.. report.Finetuning.Where(run => run.Epochs.Count >= 2)];
        if (shown.Length == 0)
            return;
        page.Heading("Fine-tuning", "微調整");
        page.Paragraph(
            "A line for each draw of labels. The epoch with the best validation figure is the one that was kept and tested.",
            "線は 1 本がラベル抽選 1 回です。検証の値が最も良いエポックの重みを採用し、テストしました。");
        foreach (var group in shown.GroupBy(run => run.LabelsPerClass))
        {
            ReportFinetuning[] ofCount = [.. group];
            bool validated = ofCount.Any(run => run.Epochs.Any(epoch => epoch.ValidationAuc is not null));
            Bilingual labels = Terms.LabelsPhrase(group.Key);
            void Loss() => AppendRuns(page, ofCount, epoch => epoch.Loss, new("loss", "損失"), double.MaxValue,
                new($"Training loss, {labels.English}", $"学習の損失({labels.Japanese})"));
            void Validation() => AppendRuns(page, ofCount, epoch => epoch.ValidationAuc, Bilingual.Same("macro AUC"), 1,
                new($"Validation macro AUC, {labels.English}", $"検証の macro AUC({labels.Japanese})"));
            page.Pair(Loss, validated ? Validation : () => { });
        }
    }

    private static void AppendRuns(
        HtmlPage page, ReportFinetuning[] runs, Func<ReportFinetuningEpoch, double?> value, Bilingual axis, double most, Bilingual title)
    {
        Coordinates[][] curves =
        [
            .. runs.Select(run => run.Epochs.Where(epoch => value(epoch) is not null)
                .Select(epoch => new Coordinates(epoch.Epoch, value(epoch)!.Value)).ToArray()),
        ];
        using var chart = new Chart(420, 250, ChartAxis.Epochs(runs.Max(run => run.Epochs[^1].Epoch)),
            ChartAxis.Around(axis, curves.SelectMany(curve => curve).Select(point => point.Y), 0, most));
        string[] methods = [.. runs.Select(run => run.Method).Distinct()];
        for (int i = 0; i < runs.Length; i++)
        {
            SeriesStyle style = SeriesStyle.Of(runs[i].Method, methods);
            chart.Line(curves[i], style, 1.5f);
            chart.Points(curves[i].TakeLast(1), style, 7);
        }

        page.Figure(
            title, chart, methods.Select(method => new LegendEntry(SeriesStyle.Of(method, methods), Terms.Method(method))), Bilingual.Same(""));
    }
}
