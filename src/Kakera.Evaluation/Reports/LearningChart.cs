using ScottPlot;

namespace Kakera.Evaluation.Reports;

/// <summary>Pre-training, epoch by epoch.</summary>
internal static class LearningChart
{
    public static string Loss(IReadOnlyList<ReportEpoch> epochs) =>
        Draw("loss · 損失", [.. epochs.Select(epoch => (epoch.Epoch, epoch.Loss))]);

    public static string Rank(IReadOnlyList<ReportEpoch> epochs) =>
        Draw("effective rank · 有効ランク", [.. epochs.Where(epoch => epoch.EffectiveRank is not null).Select(epoch => (epoch.Epoch, epoch.EffectiveRank!.Value))]);

    private static string Draw(string y, (int Epoch, double Value)[] points)
    {
        Plot plot = ChartStyle.NewPlot("epoch · エポック", y);
        var curve = plot.Add.ScatterLine(points.Select(point => (double)point.Epoch).ToArray(), points.Select(point => point.Value).ToArray(), ChartStyle.Palette[0]);
        curve.LineWidth = 2;
        return ChartStyle.Svg(plot, 440, 280);
    }
}
