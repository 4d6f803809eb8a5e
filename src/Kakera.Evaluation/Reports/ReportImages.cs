using Kakera.Data.Catalogs;

namespace Kakera.Evaluation.Reports;

/// <summary>The images in numbers.</summary>
/// <param name="Catalog">What was found.</param>
/// <param name="Train">Images to learn from, unlabelled ones included.</param>
/// <param name="Validation">Images to choose by.</param>
/// <param name="Test">Images kept for the one evaluation at the end.</param>
/// <param name="Side">The working size, in pixels.</param>
public sealed record ReportImages(CatalogSummary Catalog, int Train, int Validation, int Test, int Side);
