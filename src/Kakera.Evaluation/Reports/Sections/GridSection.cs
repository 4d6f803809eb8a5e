using Kakera.Evaluation.Reports.Html;
using static Kakera.Evaluation.Reports.Html.HtmlPage;

namespace Kakera.Evaluation.Reports.Sections;

/// <summary>Which grids were tried, and why these were taken.</summary>
internal static class GridSection
{
    public static void Append(HtmlPage page, ReportData report)
    {
        if (report.Grids is not { } grids)
            return;
        page.Heading("Grids of the puzzles", "パズルのマス数");
        Bilingual choice = GridWords.Choice(grids);
        page.Paragraph(choice.English, choice.Japanese);
        if (grids.Trials.Count == 0)
            return;
        Bilingual score = grids.Score == GridScore.LinearProbe ? Bilingual.Same("macro AUC") : new("effective rank", "有効ランク");
        var table = new HtmlTable(GridWords.Tried(grids)).Words("grids", "マス数").Number(score).Number("difference", "差");
        foreach (ReportGridTrial trial in grids.Trials)
            table.Row(Text(trial.Name), GridWords.Score(trial).Html(), GridWords.Difference(trial).Html());
        page.Append(table);
        page.Append("<p class=\"soft\">" + Both(
            "Each trial pre-trained for the same few steps from the same seed. Validation and test images had no part in it.",
            "どの試行も同じシードから同じ短いステップ数だけ事前学習しました。検証画像とテスト画像は使っていません。") + "</p>");
    }
}
