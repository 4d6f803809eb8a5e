using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports;
using Kakera.Jobs;
using Spectre.Console;

namespace Kakera.Cli.Terminal;

/// <summary>A pilot's result, for reading: a short table, the verdict, where the report is.</summary>
internal static class PilotTable
{
    private const int Width = 96;

    public static void Print(PilotResult result, Tongue tongue, TextWriter writer)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
        });
        console.Profile.Width = Width;
        if (result.Report.Arms.Count > 0)
            console.Write(Arms(result.Report, tongue));
        writer.WriteLine();
        writer.WriteLine(result.Report.Verdict.Headline.In(tongue.Language));
        foreach (Bilingual reason in result.Report.Verdict.Reasons)
            writer.WriteLine("- " + reason.In(tongue.Language));
        writer.WriteLine();
        writer.WriteLine(tongue[$"Report: {result.ReportHtml}", $"レポート: {result.ReportHtml}"]);
    }

    private static Table Arms(ReportData report, Tongue tongue)
    {
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn(tongue["method", "手法"])
            .AddColumn(tongue["labels/class", "ラベル/クラス"])
            .AddColumn(tongue["balanced accuracy", "均衡正解率"])
            .AddColumn("macro AUC")
            .AddColumn("macro F1");
        foreach (ReportArm arm in report.Arms)
        {
            table.AddRow(
                arm.Method,
                arm.LabelsText,
                EvaluationText.Shown(arm.Metrics[Metric.BalancedAccuracy]),
                EvaluationText.Shown(arm.Metrics[Metric.MacroAuc]),
                EvaluationText.Shown(arm.Metrics[Metric.MacroF1]));
        }

        return table;
    }
}
