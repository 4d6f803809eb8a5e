namespace Kakera.Data.Catalogs;

/// <summary>A catalog in numbers.</summary>
/// <param name="Images">Files that are or should be images: used, quarantined and duplicates, without those that vanished.</param>
/// <param name="Used">Images that take part.</param>
/// <param name="Quarantined">Files kept out.</param>
/// <param name="Duplicates">Further copies of used images.</param>
/// <param name="Missing">Files that vanished since they were imported.</param>
/// <param name="Labelled">Used images with a label.</param>
/// <param name="Groups">Groups among used images.</param>
/// <param name="Classes">Used images of each class, in the ordinal order of their names.</param>
public sealed record CatalogSummary(
    int Images, int Used, int Quarantined, int Duplicates, int Missing, int Labelled, int Groups, IReadOnlyList<ClassCount> Classes);
