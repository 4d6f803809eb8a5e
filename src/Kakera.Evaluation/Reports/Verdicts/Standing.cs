namespace Kakera.Evaluation.Reports.Verdicts;

/// <summary>How pre-training stands against the best baseline on the same labels.</summary>
internal enum Standing
{
    /// <summary>Shown to be better in macro AUC or balanced accuracy, and worse in neither.</summary>
    Better,

    /// <summary>Shown to be worse in one of them, and better in neither.</summary>
    Worse,

    /// <summary>Better in one and worse in the other.</summary>
    Mixed,

    /// <summary>Both differences lie within their intervals.</summary>
    Undecided,

    /// <summary>There is no difference: the same answers, whichever images are drawn.</summary>
    Same,
}
