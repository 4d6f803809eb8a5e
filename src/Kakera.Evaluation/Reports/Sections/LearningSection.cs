using Kakera.Evaluation.Reports.Charts;
using Kakera.Evaluation.Reports.Html;
using ScottPlot;

namespace Kakera.Evaluation.Reports.Sections;

/// <summary>How pre-training and fine-tuning went, epoch by epoch.</summary>
internal static class LearningSection
{
    public static void Append(HtmlPage page, ReportData report)
    {
        if (ReportPretraining.ShownOf(report.Pretrainings) is { } shown)
            AppendPretraining(page, shown);
        AppendFinetuning(page, report.Finetuning);
    }

    private static void AppendPretraining(HtmlPage page, ReportPretraining pretraining)
    {
        IReadOnlyList<ReportEpoch> epochs = pretraining.Epochs;
        if (epochs.Count < 2)
            return;
        page.Heading("Pre-training", "事前学習");
        if (pretraining.StandstillEpoch is int standstill)
        {
            page.Paragraph(
                $"{epochs.Count} of {pretraining.PlannedEpochs} planned epochs: by epoch {standstill} nothing moved any more, so the learning rate "
                + "was brought down and training ended early.",
                $"予定した {pretraining.PlannedEpochs} エポックのうち {epochs.Count} エポック。エポック {standstill} までに変化がなくなったため、学習率を下げて早めに終えました。");
        }

        if (pretraining.KeptBy == "best-knn" && epochs.Any(epoch => epoch.NeighbourAuc is not null))
        {
            page.Paragraph(
                $"The weights of epoch {pretraining.KeptEpoch} were kept: there, as a mean over three epochs, nearest neighbours told the labelled training images "
                + "apart best. Test images had no say.",
                $"エポック {pretraining.KeptEpoch} の重みを採用しました。学習用のラベル付き画像での k 近傍法の macro AUC(3 エポックの平均)が最も高かったためです。テスト画像は関与していません。");
        }
        else
        {
            page.Paragraph(
                $"The weights of the last epoch, {pretraining.KeptEpoch}, were kept, whatever the figures below. Test images had no say.",
                $"下の値によらず、最後のエポック {pretraining.KeptEpoch} の重みを採用しました。テスト画像は関与していません。");
        }

        Panel[] panels =
        [
            new(new("Loss", "損失"), new("loss", "損失"), Of(epochs, epoch => epoch.Loss), double.MinValue, double.MaxValue,
                new("It falls in a collapsed run too: look at the others.", "崩壊した学習でも下がるため、他の図も確認してください。")),
            new(new("Effective rank", "有効ランク"), new("directions", "方向の数"), Of(epochs, epoch => epoch.EffectiveRank), 0, double.MaxValue,
                new("How many directions the embeddings use. Near 1 they have collapsed.", "埋め込みが使う方向の数。1 に近いと崩壊しています。")),
            new(new("Spread of the embeddings", "埋め込みの広がり"), new("standard deviation", "標準偏差"),
                Of(epochs, epoch => epoch.EmbeddingDeviation), 0, double.MaxValue,
                new("Of normalised embeddings. Near 0 they have collapsed.", "正規化した埋め込みの値。0 に近いと崩壊しています。")),
            new(new("Nearest neighbours", "k 近傍法"), Bilingual.Same("macro AUC"), Of(epochs, epoch => epoch.NeighbourAuc), 0, 1,
                new("On labelled images, with the encoder as it is at that epoch.", "その時点のエンコーダによる、ラベル付き画像での値。")),
        ];
        Panel[] shown = [.. panels.Where(panel => panel.Points.Length >= 2)];
        InPairs(page, shown, panel =>
        {
            using var chart = new Chart(420, 250, ChartAxis.Epochs(epochs[^1].Epoch),
                ChartAxis.Around(panel.Axis, panel.Points.Select(point => point.Y), panel.Least, panel.Most));
            chart.Line(panel.Points, SeriesStyle.At(0));
            if (panel.Points.Length <= 30)
                chart.Points(panel.Points, SeriesStyle.At(0), 5);
            page.Figure(panel.Title, chart, [], panel.Caption);
        });
    }

    private static void AppendFinetuning(HtmlPage page, IReadOnlyList<ReportFinetuning> runs)
    {
        ReportFinetuning[] shown = [.. runs.Where(run => run.Epochs.Count >= 2)];
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

    private static Coordinates[] Of(IReadOnlyList<ReportEpoch> epochs, Func<ReportEpoch, double?> value) =>
        [.. epochs.Where(epoch => value(epoch) is not null).Select(epoch => new Coordinates(epoch.Epoch, value(epoch)!.Value))];

    private static void InPairs(HtmlPage page, Panel[] panels, Action<Panel> append)
    {
        foreach (Panel[] row in panels.Chunk(2))
            page.Pair(() => append(row[0]), () => { if (row.Length > 1) append(row[1]); });
    }

    private sealed record Panel(Bilingual Title, Bilingual Axis, Coordinates[] Points, double Least, double Most, Bilingual Caption);
}
