using System.Text;
using System.Text.Json;
using Kakera.Data;
using Kakera.Data.Catalogs;
using Kakera.Data.Import;
using Kakera.Evaluation.Reports.Html;
using static Kakera.Evaluation.Reports.Html.HtmlPage;

namespace Kakera.Evaluation.Reports.Sections;

/// <summary>What the images are, and what was noticed in them.</summary>
internal static class DataSection
{
    public static void Append(HtmlPage page, ReportData report)
    {
        ReportImages images = report.Images;
        CatalogSummary catalog = images.Catalog;
        page.Heading("Data", "データ");
        var table = new HtmlTable().Words("", "").Number("", "");
        Row(table, "files found", "見つかったファイル", catalog.Images);
        Row(table, "images used", "使用した画像", catalog.Used);
        Row(table, "copies of used images", "使用した画像の複製", catalog.Duplicates);
        Row(table, "kept out (quarantined)", "使用不可(隔離)", catalog.Quarantined);
        Row(table, "used images with a label", "ラベル付きの使用画像", catalog.Labelled);
        Row(table, "groups (patients or lesions)", "グループ(患者・病変)", catalog.Groups);
        Row(table, "to learn from", "学習用", images.Train);
        Row(table, "to choose by (validation)", "選択用(検証)", images.Validation);
        Row(table, "for the one test at the end", "最後のテスト用", images.Test);
        void Classes()
        {
            var classes = new HtmlTable().Text("class", "クラス").Number("images", "画像").Number("groups", "グループ");
            foreach (ClassCount count in catalog.Classes)
                classes.Row(Text(count.Name), Numbers.Count(count.Images), Numbers.Count(count.Groups));
            page.Append(classes);
        }

        page.Pair(() => page.Append(table), catalog.Classes.Count > 0 ? Classes : () => { });
        page.Append("<p class=\"soft\">" + Both(
            $"A group is never divided between learning and test. Working size {images.Side} × {images.Side} pixels.",
            $"1 つのグループが学習とテストにまたがることはありません。作業サイズ {images.Side} × {images.Side} ピクセル。") + "</p>");
        AppendFindings(page, report.Findings);
    }

    private static void Row(HtmlTable table, string english, string japanese, int count) =>
        table.Row(Both(english, japanese), Numbers.Count(count));

    private static void AppendFindings(HtmlPage page, IReadOnlyList<Finding> findings)
    {
        page.Subheading("What was noticed", "気づいた点");
        if (findings.Count == 0)
        {
            page.Paragraph("Nothing.", "特にありません。");
            return;
        }

        var html = new StringBuilder("<ul class=\"findings\">\n");
        foreach (Finding finding in findings)
        {
            string severity = JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Severity.ToString());
            string more = finding.Count > finding.Samples.Count ? ", …" : "";
            string text = Both(FindingText.Describe(finding, Language.English), FindingText.Describe(finding, Language.Japanese));
            html.Append($"<li><b class=\"{severity}\">{Name(finding.Severity)}</b> {text}");
            if (finding.Samples.Count > 0)
                html.Append($"<small>{Text(string.Join(", ", finding.Samples))}{more}</small>");
            html.Append("</li>\n");
        }

        page.Append(html.Append("</ul>").ToString());
    }

    private static string Name(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Problem => Both("Problem", "問題"),
        FindingSeverity.Warning => Both("Look at it", "要確認"),
        _ => Both("Note", "参考"),
    };
}
