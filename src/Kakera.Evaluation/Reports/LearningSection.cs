using System.Text;
using static Kakera.Evaluation.Reports.HtmlFrame;

namespace Kakera.Evaluation.Reports;

/// <summary>How pre-training went.</summary>
internal static class LearningSection
{
    public static void Append(StringBuilder page, ReportData report)
    {
        if (report.Pretraining.Count < 2)
            return;
        page.Append($"<h2>{Both("Pre-training", "事前学習")}</h2>\n<div class=\"pair\">\n<div>");
        Figure(page, LearningChart.Loss(report.Pretraining), "The loss of each epoch. It falls in a collapsed run too: look at the right.",
            "各エポックの損失。崩壊した学習でも下がるため、右図も確認してください。");
        page.Append("</div>\n<div>");
        Figure(page, LearningChart.Rank(report.Pretraining), "Effective rank: how many directions the embeddings use. Near 1 they have collapsed.",
            "有効ランク: 埋め込みが使う方向の数。1 に近いと崩壊しています。");
        page.Append("</div>\n</div>\n");
    }
}
