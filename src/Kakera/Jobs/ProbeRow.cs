using Kakera.Evaluation.Intervals;

namespace Kakera.Jobs;

/// <summary>One probe on one encoder. Intervals are 95 %, over groups of images and over the runs.</summary>
/// <param name="Encoder">The encoder's name.</param>
/// <param name="Probe"><c>linear-probe</c> or <c>k-nn</c>.</param>
/// <param name="LabelsPerClass">Labels of each class that the probe learned from; null for all.</param>
/// <param name="Runs">Encoders times draws of labels, of which there is one where all labels were taken.</param>
/// <param name="BalancedAccuracy">The mean over the runs.</param>
/// <param name="MacroAuc">The mean over the runs.</param>
/// <param name="BalancedAccuracyDifference">How much higher than the baseline's, run by run; null for the baseline itself.</param>
/// <param name="MacroAucDifference">The same for the macro AUC.</param>
public sealed record ProbeRow(
    string Encoder,
    string Probe,
    int? LabelsPerClass,
    int Runs,
    Interval BalancedAccuracy,
    Interval MacroAuc,
    Interval? BalancedAccuracyDifference,
    Interval? MacroAucDifference);
