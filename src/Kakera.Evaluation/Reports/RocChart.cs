using Kakera.Evaluation.Metrics;
using ScottPlot;

namespace Kakera.Evaluation.Reports;

/// <summary>ROC curves, one a class.</summary>
internal static class RocChart
{
    public static string Svg(ReportArm arm, IReadOnlyList<string> classes)
    {
        Plot plot = ChartStyle.NewPlot("false positive rate · 偽陽性率", "true positive rate · 真陽性率");
        var chance = plot.Add.Line(0, 0, 1, 1);
        chance.Color = Color.FromHex("#B8C0CC");
        chance.LineWidth = 1;
        ScoredImages run = arm.Runs[0];
        for (int k = 0; k < classes.Count; k++)
        {
            IReadOnlyList<RocPoint> points = run.Roc(k);
            var curve = plot.Add.ScatterLine(
                points.Select(point => point.FalsePositiveRate).ToArray(), points.Select(point => point.TruePositiveRate).ToArray(), ChartStyle.Palette[k % ChartStyle.Palette.Length]);
            curve.LineWidth = 1.8f;
            double auc = run.Auc(k, run.EqualWeights());
            curve.LegendText = double.IsNaN(auc) ? classes[k] : $"{classes[k]} {auc:0.00}";
        }

        plot.Axes.SetLimits(-0.02, 1.02, -0.02, 1.02);
        plot.ShowLegend(Alignment.LowerRight);
        return ChartStyle.Svg(plot, 440, 400);
    }
}
