using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports;
using Kakera.Jobs;
using Spectre.Console;

namespace Kakera.Cli.Terminal;

/// <summary>A pilot's result, for reading: a short table, the verdict, where the report is.</summary>
internal static class PilotTable
{
    private const int Width = 80;
    private const int MostNames = 10;

    public static void Print(PilotResult result, Tongue tongue, TextWriter writer)
    {
        if (result.Report.Arms.Count > 0)
        {
            PrintArms(result.Report, tongue, writer);
            writer.WriteLine();
        }

        foreach (ReportFailure failure in result.Report.Failures)
            Paragraph(failure.Reason.In(tongue.Language), "", writer);
        if (result.Report.Failures.Count > 0)
            writer.WriteLine();
        Verdict verdict = result.Report.Verdict;
        Paragraph(verdict.Headline.In(tongue.Language), "", writer);
        foreach (Bilingual reason in verdict.Reasons)
            Paragraph(reason.In(tongue.Language), "- ", writer);
        PrintLabelFirst(result.Report, tongue, writer);
        writer.WriteLine();
        writer.WriteLine(tongue["Report:", "レポート:"]);
        writer.WriteLine("  " + result.ReportHtml);
        writer.WriteLine("  " + result.ReportJson);
    }

    private static void PrintLabelFirst(ReportData report, Tongue tongue, TextWriter writer)
    {
        if (report.LabelFirst.Count == 0)
            return;
        writer.WriteLine();
        Paragraph(
            tongue[
                $"Label these first, then run the same command again with --labels FILE ({report.LabelFirst.Count} images, with pictures in the report):",
                $"まず次の画像にラベルを付け、--labels FILE を加えて同じコマンドを実行してください(全 {report.LabelFirst.Count} 枚。一覧と画像はレポートにあります):"],
            "", writer);
        foreach (ReportPicture picture in report.LabelFirst.Take(MostNames))
            writer.WriteLine("  " + picture.Name);
        if (report.LabelFirst.Count > MostNames)
            writer.WriteLine("  …");
    }

    private static void Paragraph(string text, string bullet, TextWriter writer)
    {
        foreach (string line in Cells.Wrap(text, Width - bullet.Length))
        {
            writer.WriteLine(bullet + line);
            bullet = new string(' ', bullet.Length);
        }
    }

    private static void PrintArms(ReportData report, Tongue tongue, TextWriter writer)
    {
        var table = new Table().NoBorder();
        // A third figure is all that a terminal has room for; where classes are ordered it is the one that looks at their order.
        Metric[] metrics = [Metric.BalancedAccuracy, Metric.MacroAuc, report.OrderedClasses ? Metric.QuadraticKappa : Metric.MacroF1];
        string[] headings =
        [
            tongue["method", "手法"],
            tongue["labels/\nclass", "ラベル/\nクラス"],
            .. metrics.Select(metric => EvaluationText.MetricName(metric, tongue)),
        ];
        foreach (string heading in headings)
            table.AddColumn(new TableColumn(heading) { Padding = new Padding(0, 0, 2, 0), NoWrap = true });
        foreach (ReportArm arm in report.Arms)
        {
            string[] cells = [arm.Method, arm.LabelsText, .. metrics.Select(metric => EvaluationText.Shown(arm.Metrics[metric]))];
            table.AddRow(cells);
        }

        using var lines = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(lines),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
        });
        console.Profile.Width = Width + 2; // the padding of the last column
        console.Write(table);
        foreach (string line in lines.ToString().TrimEnd().Split('\n'))
            writer.WriteLine(line.TrimEnd());
    }
}
