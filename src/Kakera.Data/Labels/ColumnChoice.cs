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

    /// <summary>Reads <c>image=…,label=…,group=…,site=…,split=…</c>, any of them in any order; null or empty gives no choice at all.</summary>
    /// <exception cref="KakeraException">Another word than these, one of them twice, or no column after the equals sign.</exception>
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
                _ => throw Malformed(part.Trim()),
            };
        }
        return choice;
    }

    private static KakeraException Malformed(string part) => new(
        $"\"{part}\" is not understood", "--columns",
        "Write it as image=COLUMN,label=COLUMN,group=COLUMN,site=COLUMN,split=COLUMN, with those that you need, each once.");
}
