using System.Net;
using Kakera.Data;

namespace Kakera.Evaluation.Reports;

/// <summary>One sentence in both languages of the report.</summary>
/// <param name="English">In English.</param>
/// <param name="Japanese">In Japanese.</param>
public sealed record Bilingual(string English, string Japanese)
{
    /// <summary>The sentence in one language.</summary>
    public string In(Language language) => language == Language.Japanese ? Japanese : English;

    /// <summary>The same in both languages: a number, a name.</summary>
    internal static Bilingual Same(string text) => new(text, text);

    /// <summary>Both as HTML, of which the page shows the one chosen. The sentences are plain text.</summary>
    internal string Html() => English == Japanese
        ? WebUtility.HtmlEncode(English)
        : $"<span lang=\"en\">{WebUtility.HtmlEncode(English)}</span><span lang=\"ja\">{WebUtility.HtmlEncode(Japanese)}</span>";
}
