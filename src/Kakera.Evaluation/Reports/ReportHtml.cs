using Kakera.Data;
using Kakera.Data.Files;
using Kakera.Evaluation.Reports.Html;
using Kakera.Evaluation.Reports.Sections;

namespace Kakera.Evaluation.Reports;

/// <summary><c>report.html</c>: one file without anything from outside, in both languages, readable on paper.</summary>
public static class ReportHtml
{
    /// <summary>Writes the page, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="report">What it says.</param>
    /// <param name="language">The language that it opens in; the reader may switch.</param>
    /// <exception cref="KakeraException">It cannot be written.</exception>
    public static void Write(string path, ReportData report, Language language) => AtomicFile.WriteAllText(path, Text(report, language));

    /// <summary>The page's text.</summary>
    public static string Text(ReportData report, Language language)
    {
        var page = new HtmlPage(report.Title, language);
        SummarySection.Append(page, report);
        AccuracySection.Append(page, report);
        ClassSection.Append(page, report);
        ConfidenceSection.Append(page, report);
        PictureSection.Append(page, report);
        GridSection.Append(page, report);
        PretrainingSection.Append(page, report);
        FinetuningSection.Append(page, report);
        DataSection.Append(page, report);
        SettingsSection.Append(page, report);
        return page.ToString();
    }
}
