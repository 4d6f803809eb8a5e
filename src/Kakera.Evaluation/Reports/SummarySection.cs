using System.Globalization;
using System.Text;
using System.Text.Json;
using Kakera.Data.Import;
using Kakera.Evaluation.Metrics;
using static Kakera.Evaluation.Reports.HtmlFrame;

namespace Kakera.Evaluation.Reports;

/// <summary>The page that a department head reads: what was asked, what came out, what it cost, whether it pays, what to do next.</summary>
internal static class SummarySection
{
    public static void Append(StringBuilder page, ReportData report)
    {
        page.Append(CultureInfo.InvariantCulture, $"""
            <header>
            <p class="meta">Kakera · {report.Created:yyyy-MM-dd HH:mm} · {Both("diagnosis support, not a diagnosis", "診断支援のためのものであり、診断ではありません")}</p>
            <h1>{Text(report.Title)}</h1>
            """);
        if (report.Synthetic)
            page.Append($"<p class=\"mark\">{Both("Practice set: synthetic images. Nothing here is medical.", "練習用データ: 合成画像です。医学的な意味はありません。")}</p>");
        page.Append("</header>\n");
        AppendVerdict(page, report.Verdict);
        AppendQuestion(page, report);
        AppendFacts(page, report);
        if (report.Verdict.NextSteps.Count > 0)
        {
            page.Append($"<h3>{Both("What to do next", "次にすること")}</h3>\n<ol>");
            foreach (Bilingual step in report.Verdict.NextSteps)
                page.Append($"<li>{step.Html()}</li>");
            page.Append("</ol>\n");
        }
    }

    private static void AppendVerdict(StringBuilder page, Verdict verdict)
    {
        string kind = JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.Kind.ToString());
        page.Append($"<section class=\"verdict {kind}\"><strong>{verdict.Headline.Html()}</strong>");
        if (verdict.Reasons.Count > 0)
        {
            page.Append("<ul>");
            foreach (Bilingual reason in verdict.Reasons)
                page.Append($"<li>{reason.Html()}</li>");
            page.Append("</ul>");
        }

        page.Append("</section>\n");
    }

    private static void AppendQuestion(StringBuilder page, ReportData report)
    {
        ReportImages images = report.Images;
        int classes = images.Catalog.Classes.Count;
        page.Append($"<h3>{Both("What was asked", "何を調べたか")}</h3>\n<p>");
        if (report.Arms.Count == 0)
        {
            page.Append(Both(
                $"An encoder was pre-trained on {images.Train} images without labels.",
                $"ラベルなしの画像 {images.Train} 枚でエンコーダを事前学習しました。"));
        }
        else
        {
            page.Append(Both(
                $"Can a classifier for {classes} classes, pre-trained on {images.Train} of your own images, do more with a few labels than the same network without pre-training? Both were tested on the same {images.Test} images, of patients or lesions that neither had seen.",
                $"自施設の画像 {images.Train} 枚で事前学習した {classes} クラスの分類器は、少数のラベルで、事前学習なしの同じネットワークを上回るでしょうか。いずれも学習に使っていない患者・病変の同じ {images.Test} 枚で評価しました。"));
        }

        page.Append("</p>\n");
    }

    private static void AppendFacts(StringBuilder page, ReportData report)
    {
        page.Append("<div class=\"facts\">");
        if (report.Arms.MaxBy(arm => arm.Metrics[Metric.MacroAuc].Mean) is { } best)
        {
            Fact(page, Number(best.Metrics[Metric.MacroAuc].Mean), "macro AUC of the best classifier (1 is perfect, 0.5 is chance)", "最良の分類器の macro AUC(1 が完全、0.5 が偶然)");
            Fact(page, Number(best.Metrics[Metric.BalancedAccuracy].Mean), "balanced accuracy: the mean share found of each class", "均衡正解率: 各クラスを見つけた割合の平均");
        }
        else
        {
            Fact(page, report.Images.Catalog.Used.ToString(), "images used", "使用した画像");
            Fact(page, report.Pretraining.Count.ToString(), "epochs of pre-training", "事前学習のエポック数");
        }

        Fact(page, Duration(report.Cost.TotalSeconds), "for everything, on this machine", "この PC での所要時間");
        if (report.Cost.ExpertMinutesPerThousand is double minutes)
            Fact(page, $"{Number(minutes, "0")} min", "of an expert for 1000 images in operation", "運用時、1000 枚あたりの専門家の確認時間");
        else
            Fact(page, $"{Number(report.Cost.PeakMemoryMegabytes / 1024, "0.0")} GB", "memory at most", "最大メモリ");
        page.Append("</div>\n");
        if (report.Findings.Any(finding => finding.Severity == FindingSeverity.Problem))
            page.Append($"<p class=\"problem\">{Both("The images have problems that should be looked at: see Data.", "画像に確認すべき問題があります。「データ」をご覧ください。")}</p>\n");
    }

    private static void Fact(StringBuilder page, string value, string english, string japanese) =>
        page.Append($"<div><b>{Text(value)}</b><span>{Both(english, japanese)}</span></div>");
}
