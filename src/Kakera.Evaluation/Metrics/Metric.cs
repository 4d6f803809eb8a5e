namespace Kakera.Evaluation.Metrics;

/// <summary>What can be said of predictions in one number. All are between 0 and 1, but for the kappas, which may be below 0.</summary>
public enum Metric
{
    /// <summary>Share of images answered rightly. Says little where one class is common.</summary>
    Accuracy,

    /// <summary>Mean over the classes of the share of their images answered rightly (recall).</summary>
    BalancedAccuracy,

    /// <summary>Mean over the classes of the harmonic mean of precision and recall.</summary>
    MacroF1,

    /// <summary>Mean over the classes of the area under the ROC curve of the class against the rest.</summary>
    MacroAuc,

    /// <summary>Cohen's kappa, unweighted: agreement beyond what chance would give.</summary>
    Kappa,

    /// <summary>Expected calibration error over 15 bins of equal width: how far confidence lies from accuracy. Lower is better.</summary>
    CalibrationError,

    /// <summary>
    /// Cohen's kappa where classes are ordered and a mistake counts by the square of its distance in that order: agreement beyond what chance
    /// would give, 1 at best, 0 by chance, below 0 where worse. Source: J. Cohen, "Weighted kappa: nominal scale agreement with provision for
    /// scaled disagreement or partial credit", Psychological Bulletin 1968. It says nothing where classes have no order.
    /// </summary>
    QuadraticKappa,
}
