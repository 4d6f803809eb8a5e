namespace Kakera.Evaluation.Reports;

/// <summary>By what trials of grids are compared.</summary>
public enum GridScore
{
    /// <summary>Nothing could be measured.</summary>
    None,

    /// <summary>Macro AUC of a linear probe on frozen features, cross-validated over groups of labelled training images.</summary>
    LinearProbe,

    /// <summary>How many directions frozen features use (RankMe), on parts of the training images.</summary>
    EffectiveRank,
}
