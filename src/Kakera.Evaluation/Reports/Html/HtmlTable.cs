using System.Text;

namespace Kakera.Evaluation.Reports.Html;

/// <summary>A table whose first column names its rows.</summary>
internal sealed class HtmlTable
{
    private readonly List<Column> _columns = [];
    private readonly StringBuilder _rows = new();
    private readonly Bilingual? _caption;

    /// <param name="caption">What it shows, above it; null where the text says it.</param>
    public HtmlTable(Bilingual? caption = null) => _caption = caption;

    /// <summary>Adds a column of text that may break into lines: names from outside.</summary>
    public HtmlTable Text(string english, string japanese) => Add(new Column(new Bilingual(english, japanese), ""));

    /// <summary>Adds a column of a few words that stay on their line.</summary>
    public HtmlTable Words(string english, string japanese) => Add(new Column(new Bilingual(english, japanese), " class=\"words\""));

    /// <summary>Adds a column of numbers, set flush right.</summary>
    public HtmlTable Number(Bilingual heading) => Add(new Column(heading, " class=\"number\""));

    /// <summary>Adds a column of numbers, set flush right.</summary>
    public HtmlTable Number(string english, string japanese) => Number(new Bilingual(english, japanese));

    /// <summary>Adds a row.</summary>
    /// <param name="cells">HTML, one a column.</param>
    public void Row(params ReadOnlySpan<string> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, _columns.Count, nameof(cells));
        _rows.Append("<tr>");
        for (int i = 0; i < cells.Length; i++)
            _rows.Append(i == 0 ? $"<th scope=\"row\"{_columns[i].Kind}>{cells[i]}</th>" : $"<td{_columns[i].Kind}>{cells[i]}</td>");
        _rows.Append("</tr>\n");
    }

    /// <summary>The table; on a narrow screen it scrolls by itself.</summary>
    public string Html()
    {
        string caption = _caption is null ? "" : $"<caption>{_caption.Html()}</caption>";
        string headings = string.Concat(_columns.Select(column => $"<th scope=\"col\"{column.Kind}>{column.Heading.Html()}</th>"));
        string head = _columns.All(column => column.Heading.English.Length == 0) ? "" : $"<thead><tr>{headings}</tr></thead>";
        return $"<div class=\"wide\"><table>{caption}{head}<tbody>\n{_rows}</tbody></table></div>\n";
    }

    private HtmlTable Add(Column column)
    {
        _columns.Add(column);
        return this;
    }

    private sealed record Column(Bilingual Heading, string Kind);
}
