using Kakera.Evaluation.Metrics;

namespace Kakera.Evaluation.Intervals;

/// <summary>A method's runs with one number of labels.</summary>
/// <param name="Labels">Labelled images in all.</param>
/// <param name="Runs">The test answers of each run.</param>
public sealed record LabelledRuns(int Labels, IReadOnlyList<ScoredImages> Runs);
