using Kakera.Evaluation.Reports.Charts;
using Kakera.Evaluation.Reports.Html;
using ScottPlot;

namespace Kakera.Evaluation.Reports.Sections;

/// <summary>
/// How pre-training went, epoch by epoch, with each method. What is measured alike is drawn on common axes; each method's loss is another
/// quantity and has a drawing of its own.
/// </summary>
internal static class PretrainingSection
{
    private const int MostMarkedEpochs = 30;

    public static void Append(HtmlPage page, ReportData report)
    {
        ReportPretraining[] shown = [.. report.Pretrainings.Where(pretraining => pretraining.Epochs.Count >= 2)];
        if (shown.Length == 0)
            return;
        page.Heading("Pre-training", "事前学習");
        AppendCourse(page, shown);
        Panel[] panels =
        [
            .. shown.Select(pretraining => new Panel(
                shown.Length == 1 ? new("Loss", "損失") : new($"Loss of {pretraining.Method}", $"{pretraining.Method} の損失"), new("loss", "損失"),
                [pretraining], epoch => epoch.Loss, double.MinValue, double.MaxValue,
                shown.Length == 1
                    ? new("It falls in a collapsed run too: look at the others.", "崩壊した学習でも下がるため、他の図も確認してください。")
                    : new("Losses of two methods are not comparable.", "損失は手法間で比較できません。"))),
            new(new("Effective rank", "有効ランク"), new("directions", "方向の数"), shown, epoch => epoch.EffectiveRank, 0, double.MaxValue,
                new("How many directions the embeddings use. Near 1 they have collapsed.", "埋め込みが使う方向の数。1 に近いと崩壊しています。")),
            new(new("Spread of the embeddings", "埋め込みの広がり"), new("standard deviation", "標準偏差"), shown, epoch => epoch.EmbeddingDeviation, 0, double.MaxValue,
                new("Of normalised embeddings. Near 0 they have collapsed.", "正規化した埋め込みの値。0 に近いと崩壊しています。")),
            new(new("Nearest neighbours", "k 近傍法"), Bilingual.Same("macro AUC"), shown, epoch => epoch.NeighbourAuc, 0, 1,
                new("On labelled images, with the encoder as it is at that epoch.", "その時点のエンコーダによる、ラベル付き画像での値。")),
        ];
        string[] methods = [.. shown.Select(pretraining => pretraining.Method)];
        foreach (Panel[] row in panels.Where(panel => panel.Curves.Any(curve => curve.Length >= 2)).Chunk(2))
            page.Pair(() => Append(page, row[0], methods), () => { if (row.Length > 1) Append(page, row[1], methods); });
    }

    private static void AppendCourse(HtmlPage page, ReportPretraining[] shown)
    {
        var table = new HtmlTable().Words("method", "手法").Number("epochs", "エポック").Number("planned", "予定")
            .Number("nothing moved by epoch", "変化がなくなったエポック").Number("weights of epoch", "採用した重みのエポック");
        foreach (ReportPretraining pretraining in shown)
        {
            table.Row(
                HtmlPage.Text(pretraining.Method), $"{pretraining.Epochs.Count}", $"{pretraining.PlannedEpochs}",
                Numbers.Of(pretraining.StandstillEpoch ?? double.NaN, "0"), $"{pretraining.KeptEpoch}");
        }

        page.Append(table);
        if (shown.Any(pretraining => pretraining.StandstillEpoch is not null))
        {
            page.Paragraph(
                "Where nothing moved any more, the learning rate was brought down and training ended early.",
                "変化がなくなった手法は、学習率を下げて早めに終えました。");
        }

        if (shown.Any(pretraining => pretraining.ShortenedEpoch is not null))
        {
            page.Paragraph(
                "Where epochs took longer than had been measured before, fewer were made, as many as the time allowed.",
                "事前の計測より時間がかかった手法は、制限時間に収まるエポック数に減らしました。");
        }

        bool byNeighbours = shown.Any(pretraining => pretraining.KeptBy == "best-knn" && pretraining.Epochs.Any(epoch => epoch.NeighbourAuc is not null));
        page.Paragraph(
            (byNeighbours
                ? "The weights are those of the epoch at which, as a mean over three epochs, nearest neighbours told the labelled training images apart best."
                : "The weights are those of the last epoch, whatever the figures below.") + " Test images had no say.",
            (byNeighbours
                ? "重みは、学習用のラベル付き画像での k 近傍法の macro AUC(3 エポックの平均)が最も高かったエポックのものです。"
                : "重みは、下の値によらず最後のエポックのものです。") + "テスト画像は関与していません。");
    }

    private static void Append(HtmlPage page, Panel panel, string[] methods)
    {
        using var chart = new Chart(420, 250, ChartAxis.Epochs(panel.Of.Max(pretraining => pretraining.Epochs[^1].Epoch)),
            ChartAxis.Around(panel.Axis, panel.Curves.SelectMany(curve => curve).Select(point => point.Y), panel.Least, panel.Most));
        var legend = new List<LegendEntry>();
        foreach ((ReportPretraining pretraining, Coordinates[] curve) in panel.Of.Zip(panel.Curves))
        {
            SeriesStyle style = SeriesStyle.Of(pretraining.Method, methods);
            chart.Line(curve, style);
            if (curve.Length <= MostMarkedEpochs)
                chart.Points(curve, style, 5);
            legend.Add(new LegendEntry(style, Bilingual.Same(pretraining.Method)));
        }

        page.Figure(panel.Title, chart, legend.Count > 1 ? legend : [], panel.Caption);
    }

    /// <summary>One drawing: a measure of some pre-trainings.</summary>
    private sealed record Panel(
        Bilingual Title, Bilingual Axis, IReadOnlyList<ReportPretraining> Of, Func<ReportEpoch, double?> Value, double Least, double Most, Bilingual Caption)
    {
        /// <summary>The points of each, those epochs left out in which it was not measured.</summary>
        public Coordinates[][] Curves { get; } =
        [
            .. Of.Select(pretraining => pretraining.Epochs.Where(epoch => Value(epoch) is not null)
                .Select(epoch => new Coordinates(epoch.Epoch, Value(epoch)!.Value)).ToArray()),
        ];
    }
}
