using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Reports.Verdicts;

namespace Kakera.Evaluation.Reports;

/// <summary>The rules by which a verdict is reached: a pure function of the figures, the same for every site.</summary>
public static class VerdictRules
{
    /// <summary>With fewer test images of any class there is no verdict.</summary>
    public const int FewestTestImages = 5;

    /// <summary>With fewer test images of any class the verdict says that its intervals are rough.</summary>
    public const int FewTestImages = 10;

    /// <summary>The lower end of macro AUC from which a classifier may be tried beside an expert.</summary>
    public const double GoodAuc = 0.85;

    /// <summary>The balanced accuracy that it needs as well: two of three images of the average class.</summary>
    public const double GoodBalancedAccuracy = 0.67;

    /// <summary>The share of images that an expert may still have to look at; beyond it the classifier saves too little.</summary>
    public const double MostLooks = 0.8;

    /// <summary>The verdict on a pilot's figures.</summary>
    /// <param name="arms">All arms.</param>
    /// <param name="comparisons">Pre-training against what does without it, on the same labels, in macro AUC and balanced accuracy.</param>
    /// <param name="fewestTestImages">Test images of the smallest class.</param>
    /// <param name="cost">What it took.</param>
    /// <param name="startsFromGiven">
    /// Whether what pre-trains starts from given weights too. Where nothing is compared with that starts from these alone, the verdict is on both together.
    /// </param>
    public static Verdict Judge(
        IReadOnlyList<ReportArm> arms, IReadOnlyList<ReportComparison> comparisons, int fewestTestImages, ReportCost cost, bool startsFromGiven = false)
    {
        if (arms.Count == 0)
            return VerdictWords.WithoutLabels();
        IReadOnlyList<LabelStanding> standings = LabelStanding.Of(comparisons);
        ReportArm best = ReportArm.BestOf(arms)!;
        VerdictKind kind = Kind(standings, best, fewestTestImages, cost);
        IReadOnlyList<LabelStanding> fromScratch = LabelStanding.Of([.. comparisons.Where(comparison => comparison.Baseline == "scratch")]);
        var asked = HeadStart.Of(startsFromGiven, standings);
        return new VerdictWords(arms, standings, fromScratch, asked, best, IsGood(best, cost), fewestTestImages, cost).Verdict(kind);
    }

    private static VerdictKind Kind(IReadOnlyList<LabelStanding> standings, ReportArm best, int fewestTestImages, ReportCost cost)
    {
        bool better = standings.Any(standing => standing.Standing == Standing.Better);
        bool worse = standings.Any(standing => standing.Standing == Standing.Worse);
        return fewestTestImages < FewestTestImages ? VerdictKind.NotEnoughData
            : worse && !better ? VerdictKind.BaselineBetter
            : !better || worse ? VerdictKind.NotShown
            : IsGood(best, cost) ? VerdictKind.Pays
            : VerdictKind.Promising;
    }

    /// <summary>Whether the classifier is good enough to be tried beside an expert, whatever made it so.</summary>
    private static bool IsGood(ReportArm best, ReportCost cost)
    {
        Interval auc = best.Metrics[Metric.MacroAuc], balanced = best.Metrics[Metric.BalancedAccuracy];
        return auc.Low >= GoodAuc && balanced.Mean >= GoodBalancedAccuracy && (cost.ShareOfLooks ?? 0) <= MostLooks;
    }
}
