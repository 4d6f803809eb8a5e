using Kakera.Data.Catalogs;

namespace Kakera.Data.Import;

/// <summary>What an import found.</summary>
/// <param name="Folder">The imported folder, absolute.</param>
/// <param name="Decoded">Files that were read now.</param>
/// <param name="Unchanged">Files known from an earlier import by path, size and time, and not read again.</param>
/// <param name="Other">Files that are no images and do not claim to be.</param>
/// <param name="Catalog">The catalog afterwards, all imports together.</param>
/// <param name="Findings">What was noticed in this folder, the weightiest first.</param>
public sealed record ImportSummary(
    string Folder, int Decoded, int Unchanged, int Other, CatalogSummary Catalog, IReadOnlyList<Finding> Findings);
