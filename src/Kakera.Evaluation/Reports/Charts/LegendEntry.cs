namespace Kakera.Evaluation.Reports.Charts;

/// <summary>One line of a legend.</summary>
/// <param name="Style">How the series looks.</param>
/// <param name="Text">What it is.</param>
internal sealed record LegendEntry(SeriesStyle Style, Bilingual Text);
