namespace Kakera.Data.Catalogs.Rows;

/// <summary>The one row that says how the file is laid out.</summary>
internal sealed class SchemaRow
{
    public int Version { get; init; }
}
