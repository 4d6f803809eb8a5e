using Kakera.Data.Splits;

namespace Kakera.Data.Catalogs.Rows;

/// <summary>What a group is for.</summary>
internal sealed class SplitRow
{
    public required string Group { get; init; }

    public Split Split { get; set; }

    /// <summary>Whether the label file said so; drawn otherwise.</summary>
    public bool Stated { get; set; }

    public DateTimeOffset When { get; set; }
}
