using System.Text;
using System.Text.Json;
using Kakera.Data;
using Kakera.Data.Catalogs;
using Kakera.Data.Import;
using static Kakera.Evaluation.Reports.HtmlFrame;

namespace Kakera.Evaluation.Reports;

/// <summary>What the images are, and what was noticed in them.</summary>
internal static class DataSection
{
    public static void Append(StringBuilder page, ReportData report)
    {
        ReportImages images = report.Images;
        CatalogSummary catalog = images.Catalog;
        page.Append($"<h2>{Both("Data", "データ")}</h2>\n<p>");
        page.Append(Both(
            $"{catalog.Images} files, of which {catalog.Used} were used, {catalog.Duplicates} were copies of used ones and {catalog.Quarantined} could not be used. {catalog.Groups} groups (patients or lesions), which were never divided between training and test: {images.Train} images to learn from, {images.Validation} to choose by, {images.Test} for the test. Working size {images.Side}×{images.Side} pixels.",
            $"{catalog.Images} ファイル中、使用 {catalog.Used}、重複 {catalog.Duplicates}、使用不可 {catalog.Quarantined}。グループ(患者・病変)は {catalog.Groups} で、学習とテストにまたがることはありません。学習用 {images.Train} 枚、選択用 {images.Validation} 枚、テスト用 {images.Test} 枚。作業サイズ {images.Side}×{images.Side} ピクセル。"));
        page.Append("</p>\n");
        if (catalog.Classes.Count > 0)
        {
            page.Append($"<table><thead><tr><th>{Both("class", "クラス")}</th><th class=\"number\">{Both("images", "画像")}</th><th class=\"number\">{Both("groups", "グループ")}</th></tr></thead><tbody>");
            foreach (ClassCount count in catalog.Classes)
                page.Append($"<tr><td>{Text(count.Name)}</td><td class=\"number\">{count.Images}</td><td class=\"number\">{count.Groups}</td></tr>");
            page.Append("</tbody></table>\n");
        }

        AppendFindings(page, report.Findings);
    }

    private static void AppendFindings(StringBuilder page, IReadOnlyList<Finding> findings)
    {
        page.Append($"<h3>{Both("What was noticed", "気づいた点")}</h3>\n");
        if (findings.Count == 0)
        {
            page.Append($"<p>{Both("Nothing.", "特にありません。")}</p>\n");
            return;
        }

        page.Append("<ul>\n");
        foreach (Finding finding in findings)
        {
            string severity = JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Severity.ToString());
            string more = finding.Count > finding.Samples.Count ? " …" : "";
            page.Append($"<li><span class=\"{severity}\">{Both(FindingText.Describe(finding, Language.English), FindingText.Describe(finding, Language.Japanese))}</span>");
            if (finding.Samples.Count > 0)
                page.Append($"<br><small>{Text(string.Join(", ", finding.Samples))}{more}</small>");
            page.Append("</li>\n");
        }

        page.Append("</ul>\n");
    }
}
