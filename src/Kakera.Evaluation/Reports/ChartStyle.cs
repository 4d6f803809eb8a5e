using System.Globalization;
using System.Text.RegularExpressions;
using ScottPlot;

namespace Kakera.Evaluation.Reports;

/// <summary>One look for all charts, and text in them that any reader's fonts can show.</summary>
internal static partial class ChartStyle
{
    /// <summary>Colours that the colour-blind tell apart (Okabe and Ito, 2008), the first two for the two methods.</summary>
    public static readonly Color[] Palette =
        [.. new[] { "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7F7F7F", "#000000" }.Select(hex => Color.FromHex(hex))];

    /// <summary>The colour of a method, the same in every chart.</summary>
    public static Color Of(string method) => method == "fg-ssl" ? Palette[0] : method == "scratch" ? Palette[1] : Palette[2];

    public static Plot NewPlot(string x, string y)
    {
        var plot = new Plot();
        plot.XLabel(x, 13);
        plot.YLabel(y, 13);
        plot.Axes.Bottom.Label.Bold = plot.Axes.Left.Label.Bold = false;
        plot.Axes.Right.FrameLineStyle.Width = plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.MajorLineColor = Color.FromHex("#E4E8EE");
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.FontSize = 12;
        return plot;
    }

    /// <summary>The drawing, to stand inside a page.</summary>
    public static string Svg(Plot plot, int width, int height)
    {
        string svg = plot.GetSvgXml(width, height);
        svg = svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];
        svg = svg.Replace("<svg ", string.Create(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {width} {height}\" "));
        svg = UniqueIds(svg);
        return Glyphs().Replace(svg, match => $"{match.Groups["head"].Value}font-family=\"inherit\" {Anchor(match.Groups["xs"].Value)} y=\"{match.Groups["y"].Value}\">{match.Groups["text"].Value.Trim()}</text>");
    }

    // Several drawings share one page, and so one space of names.
    private static string UniqueIds(string svg)
    {
        string prefix = "c" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(svg)).AsSpan(0, 4)) + "_";
        return svg.Replace("id=\"cl_", $"id=\"{prefix}").Replace("url(#cl_", $"url(#{prefix}");
    }

    // The drawing places every letter by the metrics of this machine's font. The reader's is another, so a text keeps only how it is aligned.
    private static string Anchor(string xs)
    {
        double[] at = [.. xs.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(x => double.Parse(x, CultureInfo.InvariantCulture))];
        double width = at.Length > 1 ? (at[^1] - at[0]) * at.Length / (at.Length - 1) : 2 * Math.Abs(at[0]);
        return Math.Abs(at[0] + width / 2) < width * 0.2 && width > 0 ? "text-anchor=\"middle\" x=\"0\""
            : Math.Abs(at[0] + width) < width * 0.2 && width > 0 ? "text-anchor=\"end\" x=\"0\""
            : string.Create(CultureInfo.InvariantCulture, $"x=\"{at[0]}\"");
    }

    [GeneratedRegex("(?<head><text [^>]*?)font-family=\"[^\"]*\" x=\"(?<xs>[^\"]*)\" y=\"(?<y>[-0-9.]+)[^\"]*\">(?<text>[^<]*)</text>")]
    private static partial Regex Glyphs();
}
