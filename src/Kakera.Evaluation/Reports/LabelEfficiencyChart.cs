using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using ScottPlot;

namespace Kakera.Evaluation.Reports;

/// <summary>A metric against the number of labels, a line for each method.</summary>
internal static class LabelEfficiencyChart
{
    public static string Svg(IReadOnlyList<ReportArm> arms, Metric metric)
    {
        Plot plot = ChartStyle.NewPlot("labelled images (log scale) · ラベル付き画像数(対数)", "macro AUC");
        string[] methods = [.. arms.Select(arm => arm.Method).Distinct()];
        for (int m = 0; m < methods.Length; m++)
        {
            ReportArm[] ofMethod = [.. arms.Where(arm => arm.Method == methods[m]).OrderBy(arm => arm.Labels)];
            Interval[] values = [.. ofMethod.Select(arm => arm.Metrics[metric])];
            double shift = (m - (methods.Length - 1) / 2.0) * 0.012; // so that bars do not hide one another
            double[] x = [.. ofMethod.Select(arm => Math.Log10(arm.Labels) + shift)];
            Color colour = ChartStyle.Of(methods[m]);
            var line = plot.Add.Scatter(x, [.. values.Select(value => value.Mean)], colour);
            line.LineWidth = 2;
            line.MarkerSize = 8;
            line.LegendText = methods[m] == "fg-ssl" ? "FG-SSL" : methods[m] == "scratch" ? "from scratch · 事前学習なし" : methods[m];
            for (int i = 0; i < x.Length; i++)
            {
                var bar = plot.Add.Line(x[i], values[i].Low, x[i], values[i].High);
                bar.LineWidth = 1.5f;
                bar.Color = colour;
            }
        }

        int[] labels = [.. arms.Select(arm => arm.Labels).Distinct().Order()];
        plot.Axes.Bottom.SetTicks([.. labels.Select(count => Math.Log10(count))], [.. labels.Select(count => count.ToString())]);
        plot.Axes.Margins(0.08, 0.12);
        plot.ShowLegend(Alignment.LowerRight);
        return ChartStyle.Svg(plot, 820, 360);
    }
}
