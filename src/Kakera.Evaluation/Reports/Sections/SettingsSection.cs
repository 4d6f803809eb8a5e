using Kakera.Evaluation.Reports.Html;
using static Kakera.Evaluation.Reports.Html.HtmlPage;

namespace Kakera.Evaluation.Reports.Sections;

/// <summary>What it took, on what, and with which settings: enough to repeat it.</summary>
internal static class SettingsSection
{
    public static void Append(HtmlPage page, ReportData report)
    {
        ReportCost cost = report.Cost;
        page.Heading("Time, memory, settings", "時間・メモリ・設定");
        var table = new HtmlTable().Words("", "").Text("", "");
        Row(table, "pre-training", "事前学習", Numbers.Duration(cost.PretrainSeconds));
        if (report.Arms.Count > 0)
        {
            Row(table, "fine-tuning, all runs", "微調整(全実行)", Numbers.Duration(cost.FinetuneSeconds));
            Row(table, "answering 1000 images", "1000 枚への回答", Numbers.Duration(cost.SecondsPerThousandImages));
        }

        Row(table, "everything", "全体", Numbers.Duration(cost.TotalSeconds));
        Row(table, "memory at most", "最大メモリ", Bilingual.Same(Numbers.Memory(cost.PeakMemoryMegabytes)));
        if (report.Machine.Count > 0)
            table.Row(Both("machine", "機器"), string.Join("<br>", report.Machine.Select(Text)));
        page.Append(table);
        if (report.CommandLine is not null)
        {
            page.Subheading("Command", "コマンド");
            page.Append($"<pre>{Text(report.CommandLine)}</pre>");
        }

        page.Subheading("Settings", "設定");
        page.Append($"<pre>{Text(report.Settings)}</pre>");
    }

    private static void Row(HtmlTable table, string english, string japanese, Bilingual value) =>
        table.Row(Both(english, japanese), value.Html());
}
