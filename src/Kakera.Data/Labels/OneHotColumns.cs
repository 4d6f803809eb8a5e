using System.Globalization;
using CsvHelper;

namespace Kakera.Data.Labels;

/// <summary>
/// The columns of a table that has one for each class, 1 in the column of the row's class and 0 in the others, as the ground truth of the ISIC
/// challenges has them.
/// </summary>
/// <param name="Places">Where the columns are, counted from 0.</param>
/// <param name="Classes">Their names: the classes.</param>
/// <param name="Rest">The class of a row that has 0 in all of them.</param>
internal sealed record OneHotColumns(IReadOnlyList<int> Places, IReadOnlyList<string> Classes, string Rest)
{
    /// <summary>The class of rows that have 0 in all columns, where the user names none.</summary>
    public const string DefaultRest = "none";

    /// <summary>The columns that hold nothing but 0 and 1, if there are two or more; null otherwise.</summary>
    /// <param name="header">The names of all columns.</param>
    /// <param name="taken">Columns that mean something else.</param>
    /// <param name="rest">The class of rows with 0 in all columns, or null for <see cref="DefaultRest"/>.</param>
    /// <param name="rows">The table, behind its header. It is read to its end unless fewer than two columns are left before.</param>
    public static OneHotColumns? Recognise(string[] header, IReadOnlySet<int> taken, string? rest, CsvReader rows)
    {
        List<int> possible = [.. Enumerable.Range(0, header.Length).Where(at => header[at].Length > 0 && !taken.Contains(at))];
        HashSet<int> filled = [];
        while (possible.Count >= 2 && rows.Read())
        {
            possible.RemoveAll(at => at < rows.FieldCount && rows.GetString(at) is { Length: > 0 } field && Value(field) is null);
            filled.UnionWith(possible.Where(at => at < rows.FieldCount && rows.GetString(at) is { Length: > 0 }));
        }
        possible.RemoveAll(at => !filled.Contains(at));
        return possible.Count < 2 ? null : new OneHotColumns(possible, [.. possible.Select(at => header[at])], rest ?? DefaultRest);
    }

    /// <summary>The class of a row; null where the columns leave it open, being empty.</summary>
    /// <param name="field">The row's text in a column, or null where it is empty.</param>
    /// <param name="line">The row's line, for the message.</param>
    /// <param name="path">The table, for the message.</param>
    /// <exception cref="KakeraException">Two columns hold 1, or one holds something other than 0 and 1.</exception>
    public string? LabelOf(Func<int?, string?> field, int line, string path)
    {
        string? label = null;
        bool isOpen = false;
        for (int i = 0; i < Places.Count; i++)
        {
            if (field(Places[i]) is not { } text)
            {
                isOpen = true;
                continue;
            }
            bool isOne = Value(text) ?? throw new KakeraException(
                $"line {line} has \"{text}\" in the column {Classes[i]}; the column of a class holds 0 or 1", path,
                "Correct the row, or name with --columns onehot=COLUMN+COLUMN those columns that are classes.");
            if (isOne && label is not null)
                throw new KakeraException(
                    $"line {line} has a 1 in two columns, {label} and {Classes[i]}; an image has one class", path,
                    "Correct the row, or name with --columns label=COLUMN the column of the class, or with --columns onehot=COLUMN+COLUMN those columns that are classes.");
            if (isOne)
                label = Classes[i];
        }
        return label ?? (isOpen ? null : Rest);
    }

    // 0, 1, 0.0 and 1.0; null for anything else.
    private static bool? Value(string field) =>
        !double.TryParse(field, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) ? null
        : value switch { 0 => false, 1 => true, _ => null };
}
