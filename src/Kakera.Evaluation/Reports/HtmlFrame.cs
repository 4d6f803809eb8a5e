using System.Globalization;
using System.Net;
using System.Text;
using Kakera.Data;
using Kakera.Evaluation.Intervals;

namespace Kakera.Evaluation.Reports;

/// <summary>The page around the sections, and the small pieces that they share.</summary>
internal static class HtmlFrame
{
    public static void Open(StringBuilder page, string title, Language language)
    {
        bool japanese = language == Language.Japanese;
        page.Append(CultureInfo.InvariantCulture, $$"""
            <!doctype html>
            <html lang="{{(japanese ? "ja" : "en")}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Kakera: {{Text(title)}}</title>
            <style>{{ReportStyle.Css}}</style>
            </head>
            <body>
            <input type="radio" name="language" id="show-en"{{(japanese ? "" : " checked")}}><input type="radio" name="language" id="show-ja"{{(japanese ? " checked" : "")}}>
            <main>
            <nav><label for="show-en">English</label><label for="show-ja" lang="x-ja">日本語</label></nav>

            """);
    }

    public static void Close(StringBuilder page) => page.Append("</main>\n</body>\n</html>\n");

    /// <summary>Text from outside, such as a file name: never markup.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A sentence in both languages.</summary>
    public static string Both(string english, string japanese) => new Bilingual(english, japanese).Html();

    public static string Number(double value, string format = "0.000") => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>An estimate with its interval below it.</summary>
    public static string Cell(Interval interval) =>
        $"<td class=\"number\">{Number(interval.Mean)}<small>{Number(interval.Low)}–{Number(interval.High)}</small></td>";

    /// <summary>Seconds for reading, the same in both languages.</summary>
    public static string Duration(double seconds) =>
        seconds >= 3600 ? $"{Number(seconds / 3600, "0.0")} h" : seconds >= 90 ? $"{Number(seconds / 60, "0.0")} min" : $"{Number(seconds, "0.0")} s";

    /// <summary>A method as people call it.</summary>
    public static Bilingual MethodName(string method) => method switch
    {
        "fg-ssl" => new("FG-SSL (pre-trained on your images)", "FG-SSL(自施設の画像で事前学習)"),
        "scratch" => new("From scratch (no pre-training)", "事前学習なし"),
        _ => new(method, method),
    };

    public static string LabelsText(int? perClass) =>
        perClass is int count ? Both($"{count} a class", $"各クラス {count}") : Both("all", "すべて");

    /// <summary>A figure with its caption; the drawing is described for those who cannot see it.</summary>
    public static void Figure(StringBuilder page, string svg, string english, string japanese) =>
        page.Append($"<figure role=\"img\" aria-label=\"{Text(english)}\">{svg}<figcaption>{Both(english, japanese)}</figcaption></figure>\n");
}
