namespace Kakera.Evaluation.Reports.Charts;

/// <summary>A mark on an axis.</summary>
/// <param name="At">Where.</param>
/// <param name="Text">What it says.</param>
/// <param name="Detail">A second line, or null.</param>
internal sealed record AxisTick(double At, Bilingual Text, Bilingual? Detail = null);
