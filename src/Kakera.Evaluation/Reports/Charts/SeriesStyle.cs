using ScottPlot;

namespace Kakera.Evaluation.Reports.Charts;

/// <summary>How a series looks. Lines are solid: the SVG writer of the drawing library cannot break them.</summary>
/// <param name="Hex">Its colour.</param>
/// <param name="Marker">Its points.</param>
internal sealed record SeriesStyle(string Hex, MarkerShape Marker)
{
    // Colours that the colour-blind tell apart: Okabe and Ito, "Color universal design", 2008; the yellow is left out, pale on paper.
    private static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000"];

    /// <summary>How many series can be told apart in one drawing.</summary>
    public static int Most => Colours.Length;

    /// <summary>What is drawn to compare with: chance, perfection.</summary>
    public static SeriesStyle Reference { get; } = new("#9AA4B2", MarkerShape.None);

    public Color Colour => Color.FromHex(Hex);

    /// <summary>A small piece of the line with its point, for a legend.</summary>
    public string Swatch
    {
        get
        {
            string marker = Marker == MarkerShape.FilledSquare ? $"<rect x=\"10.5\" y=\"1.5\" width=\"7\" height=\"7\" fill=\"{Hex}\"/>"
                : Marker == MarkerShape.FilledCircle ? $"<circle cx=\"14\" cy=\"5\" r=\"4\" fill=\"{Hex}\"/>" : "";
            string line = $"<path d=\"M0 5H28\" stroke=\"{Hex}\" stroke-width=\"2.4\"/>";
            return $"<svg width=\"28\" height=\"10\" aria-hidden=\"true\">{line}{marker}</svg>";
        }
    }

    /// <summary>A method's, the same in every chart that shows the same methods.</summary>
    /// <param name="method">The method.</param>
    /// <param name="methods">All that are shown, in any order.</param>
    public static SeriesStyle Of(string method, IEnumerable<string> methods) => method switch
    {
        "fg-ssl" => new(Colours[0], MarkerShape.FilledCircle),
        "scratch" => new(Colours[1], MarkerShape.FilledSquare),
        _ => OfOther(methods.Distinct().Where(other => other is not ("fg-ssl" or "scratch")).Order(StringComparer.Ordinal).ToList().IndexOf(method)),
    };

    // Those two keep their colours; where the others run out, points tell apart.
    private static SeriesStyle OfOther(int index) =>
        new(Colours[2 + index % (Most - 2)], index < Most - 2 ? MarkerShape.None : MarkerShape.FilledSquare);

    /// <summary>The one at a place below <see cref="Most"/>, without points.</summary>
    public static SeriesStyle At(int index) => new(Colours[index % Colours.Length], MarkerShape.None);
}
