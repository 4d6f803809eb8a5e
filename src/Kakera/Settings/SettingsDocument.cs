using Tomlyn;
using Tomlyn.Model;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Kakera.Settings;

/// <summary>A parsed text of settings: its values, and the line that each stands on.</summary>
internal sealed class SettingsDocument
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    private SettingsDocument(TomlTable values) => Values = values;

    /// <summary>The values by their keys.</summary>
    public TomlTable Values { get; }

    /// <summary>The document, or null where the text is no TOML: then the reasons are added to <paramref name="faults"/>.</summary>
    /// <param name="text">TOML.</param>
    /// <param name="origin">Where it comes from, for messages.</param>
    /// <param name="faults">Receives everything that is wrong, by line.</param>
    public static SettingsDocument? Parse(string text, string origin, List<SettingFault> faults)
    {
        // The parser alone notices keys that are given twice; the serializer takes the last of them without a word.
        DocumentSyntax syntax = SyntaxParser.Parse(text, origin, validate: true);
        if (syntax.HasErrors)
        {
            faults.AddRange(syntax.Diagnostics
                .Where(fault => fault.Kind == DiagnosticMessageKind.Error)
                .OrderBy(fault => fault.Span.Start.Line)
                .Select(fault => new SettingFault("", FirstLine(fault.Message), origin, fault.Span.Start.Line + 1)));
            return null;
        }

        var document = new SettingsDocument(TomlSerializer.Deserialize<TomlTable>(text) ?? []);
        document.Note(syntax.KeyValues, "");
        foreach (TableSyntaxBase table in syntax.Tables)
        {
            string path = PathOf(table.Name!);
            document.Note(path, table.Name!);
            document.Note(table.Items, path + ".");
        }

        return document;
    }

    /// <summary>The line of a setting, from 1; null where it is not known.</summary>
    public int? LineOf(string path) => _lines.TryGetValue(path, out int line) ? line : null;

    /// <summary>The same for a text that the user did not write in lines.</summary>
    public SettingsDocument WithoutLines() => new(Values);

    private void Note(IEnumerable<KeyValueSyntax> pairs, string prefix)
    {
        foreach (KeyValueSyntax pair in pairs)
        {
            string path = prefix + PathOf(pair.Key!);
            Note(path, pair.Key!);
            if (pair.Value is InlineTableSyntax inline)
                Note(inline.Items.Select(item => item.KeyValue!), path + ".");
        }
    }

    // A dotted key `a.b` also says where `a` is.
    private void Note(string path, KeySyntax key)
    {
        int line = key.Span.Start.Line + 1;
        for (int end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
            _lines.TryAdd(path[..end], line);
    }

    private static string PathOf(KeySyntax key) =>
        string.Join('.', new[] { key.Key }.Concat(key.DotKeys.Select(dotted => dotted.Key)).Select(Name));

    private static string Name(BareKeyOrStringValueSyntax? key) => key switch
    {
        StringValueSyntax quoted => quoted.Value ?? "",
        _ => key?.ToString().Trim() ?? "",
    };

    // Tomlyn quotes the source after its own words.
    private static string FirstLine(string message) => message.Split('\n', '\u2424')[0].TrimEnd('\r', ' ', '.');
}
