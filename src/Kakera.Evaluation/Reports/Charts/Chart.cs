using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Kakera.Evaluation.Reports.Charts;

/// <summary>
/// A drawing of lines and points. Shapes are drawn by ScottPlot; words are written into the drawing as text, so that the reader's own fonts
/// show them in the language chosen, and no font is needed where the drawing is made.
/// </summary>
internal sealed class Chart : IDisposable
{
    private const string Ink = "#5C6676";

    private readonly int _width;
    private readonly int _height;
    private readonly ChartAxis _x;
    private readonly ChartAxis _y;
    private readonly Plot _plot = new();
    private readonly PixelPadding _padding;

    /// <param name="width">In pixels of a screen.</param>
    /// <param name="height">In pixels of a screen.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    public Chart(int width, int height, ChartAxis x, ChartAxis y)
    {
        (_width, _height, _x, _y) = (width, height, x, y);
        int longest = y.Ticks.Max(tick => tick.Text.English.Length);
        bool details = x.Ticks.Any(tick => tick.Detail is not null);
        _padding = new PixelPadding(left: 34 + 7 * longest, right: 10, bottom: details ? 60 : 44, top: 8);
        _plot.Layout.Fixed(_padding);
        _plot.Axes.SetLimits(x.Low, x.High, y.Low, y.High);
        Marks(_plot.Axes.Bottom, x);
        Marks(_plot.Axes.Left, y);
        _plot.Axes.Right.FrameLineStyle.Width = _plot.Axes.Top.FrameLineStyle.Width = 0;
        _plot.Grid.MajorLineColor = Color.FromHex("#E6EAF0");
        _plot.FigureBackground.Color = _plot.DataBackground.Color = Colors.Transparent;
    }

    /// <summary>A line through points, in their order; points whose y is not finite are left out.</summary>
    public void Line(IEnumerable<Coordinates> points, SeriesStyle style, float width = 2)
    {
        Coordinates[] finite = Simplified([.. points.Where(point => double.IsFinite(point.Y))]);
        if (finite.Length < 2)
            return;
        var line = _plot.Add.ScatterLine(finite, style.Colour);
        line.LineWidth = width;
    }

    /// <summary>Points by themselves.</summary>
    public void Points(IEnumerable<Coordinates> points, SeriesStyle style, float size = 8)
    {
        Coordinates[] finite = [.. points.Where(point => double.IsFinite(point.Y))];
        if (finite.Length > 0)
            _plot.Add.Markers(finite, style.Marker == MarkerShape.None ? MarkerShape.FilledCircle : style.Marker, size, style.Colour);
    }

    /// <summary>An interval: an upright bar.</summary>
    public void Bar(double x, double low, double high, SeriesStyle style)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high))
            return;
        var bar = _plot.Add.Line(x, low, x, high);
        bar.LineWidth = 1.6f;
        bar.Color = style.Colour;
    }

    /// <summary>The drawing, to stand inside a page.</summary>
    /// <param name="labelledBy">The id of the element that describes it.</param>
    public string Svg(string labelledBy)
    {
        string svg = _plot.GetSvgXml(_width, _height);
        int body = svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal)) + 1;
        string shapes = UniqueIds(svg[body..svg.LastIndexOf("</svg>", StringComparison.Ordinal)].Trim());
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
            + $" width=\"{_width}\" height=\"{_height}\" viewBox=\"0 0 {_width} {_height}\" role=\"img\" aria-labelledby=\"{labelledBy}\">{shapes}{Words()}</svg>";
    }

    public void Dispose() => _plot.Dispose();

    private static void Marks(IAxis axis, ChartAxis chart)
    {
        axis.TickGenerator = new NumericManual([.. chart.Ticks.Select(tick => tick.At)], [.. chart.Ticks.Select(_ => "")]);
        axis.FrameLineStyle.Color = Color.FromHex("#9AA4B2");
        axis.MajorTickStyle.Color = Color.FromHex("#9AA4B2");
    }

    // Where three points lie on one line the middle one says nothing; a ROC curve of thousands of images has few corners.
    private static Coordinates[] Simplified(Coordinates[] points)
    {
        List<Coordinates> kept = [];
        foreach (Coordinates point in points)
        {
            if (kept.Count >= 2 && Straight(kept[^2], kept[^1], point))
                kept[^1] = point;
            else
                kept.Add(point);
        }

        return [.. kept];
    }

    private static bool Straight(Coordinates a, Coordinates b, Coordinates c)
    {
        double abX = b.X - a.X, abY = b.Y - a.Y, bcX = c.X - b.X, bcY = c.Y - b.Y;
        return Math.Abs(abX * bcY - abY * bcX) < 1e-12 && abX * bcX + abY * bcY >= 0;
    }

    // Several drawings share one page, and so one space of names.
    private static string UniqueIds(string svg)
    {
        string prefix = "c" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(svg)).AsSpan(0, 4)) + "_";
        return svg.Replace("id=\"", $"id=\"{prefix}").Replace("url(#", $"url(#{prefix}").Replace("href=\"#", $"href=\"#{prefix}");
    }

    private string Words()
    {
        var words = new StringBuilder();
        double right = _width - _padding.Right, bottom = _height - _padding.Bottom;
        foreach (AxisTick tick in _x.Ticks)
        {
            double at = _padding.Left + (tick.At - _x.Low) / (_x.High - _x.Low) * (right - _padding.Left);
            Write(words, tick.Text, at, bottom + 18, "middle");
            if (tick.Detail is not null)
                Write(words, tick.Detail, at, bottom + 33, "middle");
        }

        foreach (AxisTick tick in _y.Ticks)
        {
            double at = bottom - (tick.At - _y.Low) / (_y.High - _y.Low) * (bottom - _padding.Top);
            Write(words, tick.Text, _padding.Left - 8, at + 4, "end");
        }

        Write(words, _x.Label, (_padding.Left + right) / 2, _height - 6, "middle");
        Write(words, _y.Label, 13, (_padding.Top + bottom) / 2, "middle", " transform=\"rotate(-90 13 {0})\"");
        return words.ToString();
    }

    private static void Write(StringBuilder words, Bilingual text, double x, double y, string anchor, string turn = "")
    {
        string at = string.Create(CultureInfo.InvariantCulture, $"x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\"")
            + $" fill=\"{Ink}\" font-size=\"12.5\"" + turn.Replace("{0}", y.ToString("0.#", CultureInfo.InvariantCulture));
        string english = WebUtility.HtmlEncode(text.English), japanese = WebUtility.HtmlEncode(text.Japanese);
        words.Append(english == japanese
            ? $"<text {at}>{english}</text>"
            : $"<text lang=\"en\" {at}>{english}</text><text lang=\"ja\" {at}>{japanese}</text>");
    }
}
