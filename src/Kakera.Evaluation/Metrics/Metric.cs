namespace Kakera.Evaluation.Metrics;

/// <summary>What can be said of predictions in one number. All are between 0 and 1, but for kappa, which may be below 0.</summary>
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
}
