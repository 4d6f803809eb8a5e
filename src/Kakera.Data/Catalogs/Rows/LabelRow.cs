namespace Kakera.Data.Catalogs.Rows;

/// <summary>What somebody said of one image.</summary>
internal sealed class LabelRow
{
    public int Id { get; set; }

    public int ImageId { get; init; }

    public required string Class { get; init; }

    /// <summary><c>folders</c>, or <c>file:</c> and the label file's name.</summary>
    public required string Source { get; init; }

    public DateTimeOffset When { get; init; }
}
