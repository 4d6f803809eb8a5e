using System.Net;
using System.Text;
using Kakera.Data;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Reports.Charts;

namespace Kakera.Evaluation.Reports.Html;

/// <summary>
/// The page as it is written, section by section. Both languages are in it; which one shows follows from two radio buttons, without a
/// script. What comes from outside (file names, classes, settings) passes <see cref="Text"/> or <see cref="Bilingual.Html"/>.
/// </summary>
internal sealed class HtmlPage
{
    private readonly StringBuilder _html = new();
    private int _figures;

    public HtmlPage(string title, Language language)
    {
        bool japanese = language == Language.Japanese;
        // The script only tells screen readers and hyphenation which language shows; without it the page works the same.
        _html.Append($$"""
            <!doctype html>
            <html lang="{{(japanese ? "ja" : "en")}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="generator" content="Kakera">
            <title>{{Text(title)}} · Kakera</title>
            <style>{{ReportStyle.Css}}</style>
            </head>
            <body>
            <input type="radio" name="language" id="show-en" aria-label="English"{{(japanese ? "" : " checked")}}>
            <input type="radio" name="language" id="show-ja" aria-label="日本語"{{(japanese ? " checked" : "")}}>
            <script>
            for (const button of document.getElementsByName('language'))
              button.addEventListener('change', () => document.documentElement.lang = button.id.slice(-2));
            </script>
            <main>
            <nav><label for="show-en">English</label><label for="show-ja">日本語</label></nav>

            """);
    }

    /// <summary>Text from outside, such as a file name: never markup.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A sentence in both languages.</summary>
    public static string Both(string english, string japanese) => new Bilingual(english, japanese).Html();

    /// <summary>An estimate with its interval below it, for a cell.</summary>
    public static string Cell(Interval interval) => double.IsFinite(interval.Mean)
        ? $"{Numbers.Of(interval.Mean)}<small>{Numbers.Of(interval.Low)}–{Numbers.Of(interval.High)}</small>"
        : Numbers.Of(double.NaN);

    public void Append(string html) => _html.Append(html).Append('\n');

    public void Append(HtmlTable table) => _html.Append(table.Html());

    public void Heading(string english, string japanese) => Append($"<h2>{Both(english, japanese)}</h2>");

    public void Subheading(string english, string japanese) => Append($"<h3>{Both(english, japanese)}</h3>");

    public void Paragraph(string english, string japanese) => Append($"<p>{Both(english, japanese)}</p>");

    public void List(string tag, IEnumerable<Bilingual> items) =>
        Append($"<{tag}>{string.Concat(items.Select(item => $"<li>{item.Html()}</li>"))}</{tag}>");

    /// <summary>Two pieces side by side, one below the other where there is no room.</summary>
    public void Pair(Action left, Action right)
    {
        Append("<div class=\"pair\"><div>");
        left();
        Append("</div><div>");
        right();
        Append("</div></div>");
    }

    /// <summary>A drawing with its title, which also names it to those who cannot see it, its legend and a caption.</summary>
    public void Figure(Bilingual title, Chart chart, IEnumerable<LegendEntry> legend, Bilingual caption)
    {
        string id = $"figure-{++_figures}";
        Append($"<figure><p class=\"title\" id=\"{id}\">{title.Html()}</p>");
        LegendEntry[] entries = [.. legend];
        if (entries.Length > 0)
        {
            IEnumerable<string> lines = entries.Select(entry => $"<li>{entry.Style.Swatch}{entry.Text.Html()}</li>");
            Append($"<ul class=\"legend\">{string.Concat(lines)}</ul>");
        }

        Append(chart.Svg(id));
        Append($"<figcaption>{caption.Html()}</figcaption></figure>");
    }

    public override string ToString() => _html + "</main>\n</body>\n</html>\n";
}
