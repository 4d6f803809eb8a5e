namespace Kakera.Data.Labels;

/// <summary>Which column of a label file holds what; null leaves a column to be recognised by its name.</summary>
public sealed record ColumnChoice
{
    /// <summary>The column that names the image.</summary>
    public string? Image { get; init; }

    /// <summary>The column with its class.</summary>
    public string? Label { get; init; }

    /// <summary>The column with its patient or lesion.</summary>
    public string? Group { get; init; }

    /// <summary>The column with the place that it comes from.</summary>
    public string? Site { get; init; }

    /// <summary>The column that says train, validation or test.</summary>
    public string? Split { get; init; }

    /// <summary>
    /// The columns of the classes, where each class has a column that holds 1 for its images and 0 for others; empty where one column has the
    /// class, or to recognise them by what they hold.
    /// </summary>
    public IReadOnlyList<string> OneHot { get; init; } = [];

    /// <summary>The class of an image that has 0 in all columns of classes; null for <c>none</c>.</summary>
    public string? Rest { get; init; }

    /// <summary>
    /// Reads <c>image=…,label=…,group=…,site=…,split=…</c>, any of them in any order, and instead of the label <c>onehot=…+…,rest=…</c>; null or empty gives no choice at all.
    /// </summary>
    /// <exception cref="KakeraException">
    /// Another word than these, one of them twice, no column after the equals sign, or a label column as well as columns of classes.
    /// </exception>
    public static ColumnChoice Parse(string? text)
    {
        ColumnChoice choice = new();
        if (string.IsNullOrWhiteSpace(text))
            return choice;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string part in text.Split(','))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string role = (equals < 0 ? part : part[..equals]).Trim();
            string column = equals < 0 ? "" : part[(equals + 1)..].Trim();
            if (column.Length == 0 || !seen.Add(role))
                throw Malformed(part.Trim());
            choice = role switch
            {
                "image" => choice with { Image = column },
                "label" => choice with { Label = column },
                "group" => choice with { Group = column },
                "site" => choice with { Site = column },
                "split" => choice with { Split = column },
                "onehot" => choice with { OneHot = Several(column) },
                "rest" => choice with { Rest = column },
                _ => throw Malformed(part.Trim()),
            };
        }
        if (choice.Label is not null && (choice.OneHot.Count > 0 || choice.Rest is not null))
            throw new KakeraException(
                "label goes with neither onehot nor rest", "--columns",
                "Give label=COLUMN where one column has the class, or onehot=COLUMN+COLUMN,rest=CLASS where each class has a column of 0 and 1.");
        return choice;
    }

    private static string[] Several(string columns)
    {
        string[] names = columns.Split('+', StringSplitOptions.TrimEntries);
        return names.Length >= 2 && names.All(name => name.Length > 0) && names.Distinct(StringComparer.Ordinal).Count() == names.Length
            ? names
            : throw Malformed($"onehot={columns}");
    }

    private static KakeraException Malformed(string part) => new(
        $"\"{part}\" is not understood", "--columns",
        "Write it as image=COLUMN,label=COLUMN,group=COLUMN,site=COLUMN,split=COLUMN, with those that you need, each once; "
        + "where each class has a column of 0 and 1, onehot=COLUMN+COLUMN,rest=CLASS instead of the label.");
}
