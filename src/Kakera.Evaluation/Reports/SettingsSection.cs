using System.Text;
using static Kakera.Evaluation.Reports.HtmlFrame;

namespace Kakera.Evaluation.Reports;

/// <summary>What it took, on what, and with which settings: enough to repeat it.</summary>
internal static class SettingsSection
{
    public static void Append(StringBuilder page, ReportData report)
    {
        ReportCost cost = report.Cost;
        page.Append($"<h2>{Both("Time, memory, settings", "時間・メモリ・設定")}</h2>\n<table><tbody>\n");
        Row(page, "pre-training", "事前学習", Duration(cost.PretrainSeconds));
        Row(page, "fine-tuning, all runs", "微調整(全実行)", Duration(cost.FinetuneSeconds));
        Row(page, "everything", "全体", Duration(cost.TotalSeconds));
        Row(page, "answering 1000 images", "1000 枚の判定", Duration(cost.SecondsPerThousandImages));
        Row(page, "memory at most", "最大メモリ", $"{Number(cost.PeakMemoryMegabytes, "0")} MB");
        foreach (string line in report.Machine)
            Row(page, "machine", "機器", line);
        page.Append("</tbody></table>\n");
        if (report.CommandLine is not null)
            page.Append($"<h3>{Both("Command", "コマンド")}</h3>\n<pre>{Text(report.CommandLine)}</pre>\n");
        page.Append($"<h3>{Both("Settings", "設定")}</h3>\n<pre>{Text(report.Settings)}</pre>\n");
    }

    private static void Row(StringBuilder page, string english, string japanese, string value) =>
        page.Append($"<tr><td>{Both(english, japanese)}</td><td>{Text(value)}</td></tr>\n");
}
