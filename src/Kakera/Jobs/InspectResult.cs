using Kakera.Data.Catalogs;
using Kakera.Data.Import;

namespace Kakera.Jobs;

/// <summary>What a workspace holds.</summary>
/// <param name="Catalog">Its images in numbers.</param>
/// <param name="Findings">What was noticed in them.</param>
public sealed record InspectResult(CatalogSummary Catalog, IReadOnlyList<Finding> Findings);
