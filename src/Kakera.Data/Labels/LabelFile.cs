using System.Text;
using CsvHelper;
using Kakera.Data.Files;

namespace Kakera.Data.Labels;

/// <summary>A table of images and their classes: comma, semicolon or tab between the fields, a header, UTF-8.</summary>
/// <param name="Path">The file.</param>
/// <param name="Columns">The columns that were read, recognised or chosen; null for those that there are not.</param>
/// <param name="Rows">The rows that name an image.</param>
internal sealed record LabelFile(string Path, ColumnChoice Columns, IReadOnlyList<LabelFileRow> Rows)
{
    /// <summary>Reads a label file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Columns that the user chose, or null; the others are recognised by name.</param>
    /// <exception cref="KakeraException">It is no such table, or has no column for the image or the label.</exception>
    public static LabelFile Read(string path, ColumnChoice? columns)
    {
        string text = SkipSeparatorLine(ReadText(path));
        try
        {
            return Read(path, text, columns ?? new ColumnChoice());
        }
        catch (CsvFormatException problem)
        {
            throw new KakeraException(
                $"line {problem.LineNumber} cannot be read: a quotation mark is out of place", path,
                "Put quotation marks around the whole field and double those inside.", problem);
        }
    }

    private static LabelFile Read(string path, string text, ColumnChoice choice)
    {
        using CsvReader table = Open(text);
        if (!table.Read())
            throw new KakeraException("the label file is empty", path, "Give a table with a header such as image,label and a row for each image.");
        string[] header = [.. Enumerable.Range(0, table.FieldCount).Select(table.GetString)];
        LabelColumns columns = LabelColumns.Find(header, choice, path, () => BehindHeader(text));
        string? Field(int? column) =>
            column is { } at && at < table.FieldCount && table.GetString(at) is { } field && !string.IsNullOrWhiteSpace(field) ? field.Trim() : null;

        Dictionary<string, string> words = new(StringComparer.Ordinal); // classes, groups and sites are in memory once, not once a row
        string? Once(string? word) => word is null ? null : words.TryAdd(word, word) ? word : words[word];

        List<LabelFileRow> rows = [];
        while (table.Read())
        {
            if (Field(columns.Image) is not { } image)
                continue;
            string? word = Field(columns.Split);
            Splits.Split? split = SplitWord.Parse(word);
            int line = (int)table.LineNumber;
            string? label = columns.OneHot is { } oneHot ? oneHot.LabelOf(Field, line, path) : Field(columns.Label);
            rows.Add(new LabelFileRow(
                line, image, Once(label), Once(Field(columns.Group)), Once(Field(columns.Site)), split, split is null ? word : null));
        }
        if (rows.Count == 0)
            throw new KakeraException("the label file has a header but no rows", path, "Give a row for each image.");
        return new LabelFile(path, columns.Names, rows);
    }

    private static CsvReader Open(string text) => CsvReader.FromText(text, new CsvReaderOptions
    {
        HasHeader = false,
        Separator = Delimiter(text),
        TrimWhitespace = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
    });

    private static CsvReader BehindHeader(string text)
    {
        CsvReader table = Open(text);
        table.Read();
        return table;
    }

    private static string ReadText(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception problem) when (FileProblem.IsOne(problem))
        {
            throw FileProblem.Translate(problem, path);
        }
        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8) || bytes.AsSpan().StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
            throw new KakeraException("this is a workbook, not a text table", path, "Save it from the spreadsheet program as \"CSV UTF-8\" and give that file.");
        try
        {
            using StreamReader reader = new(
                new MemoryStream(bytes), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            string text = reader.ReadToEnd();
            if (text.Contains('\0', StringComparison.Ordinal))
                throw new KakeraException("this is not a text table", path, "Give a CSV or TSV file with a header.");
            return text;
        }
        catch (DecoderFallbackException problem)
        {
            throw new KakeraException(
                "the label file is not in UTF-8 (Shift-JIS and the like are not guessed at)", path,
                "Save it from the spreadsheet program as \"CSV UTF-8\", or convert it, and give that file.", problem);
        }
    }

    // The one that occurs most in the header, outside quotation marks; a header of one column has none, and any does.
    private static char Delimiter(string text)
    {
        string header = text.TrimStart('\r', '\n');
        int end = header.IndexOfAny(['\r', '\n']);
        header = end < 0 ? header : header[..end];
        Dictionary<char, int> counts = new() { [','] = 0, ['\t'] = 0, [';'] = 0 };
        bool quoted = false;
        foreach (char letter in header)
        {
            quoted ^= letter == '"';
            if (!quoted && counts.TryGetValue(letter, out int count))
                counts[letter] = count + 1;
        }
        return counts.MaxBy(pair => pair.Value).Key;
    }

    // Excel's own "sep=;" before the header.
    private static string SkipSeparatorLine(string text)
    {
        if (!text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return text;
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? "" : text[(end + 1)..];
    }
}
