namespace Kakera.Data.Catalogs.Rows;

/// <summary>One import, for the record.</summary>
internal sealed class ImportRow
{
    public int Id { get; set; }

    public required string Root { get; init; }

    /// <summary><c>none</c>, <c>folders</c>, or the label file.</summary>
    public required string Labels { get; init; }

    public DateTimeOffset When { get; init; }

    public int Decoded { get; init; }

    public int Unchanged { get; init; }

    public int Other { get; init; }
}
