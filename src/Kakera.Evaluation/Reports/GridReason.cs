namespace Kakera.Evaluation.Reports;

/// <summary>Why grids were chosen.</summary>
public enum GridReason
{
    /// <summary>Better than the default, and the interval of the difference excludes zero; the best of those.</summary>
    Better,

    /// <summary>The default: of no other was it shown that it is better.</summary>
    NoneBetter,

    /// <summary>There are no others for images of this side.</summary>
    OnlyOne,

    /// <summary>The default: the budget leaves the trials too few steps to tell anything.</summary>
    TooLittleTime,

    /// <summary>The default: there are too few images to score a trial by.</summary>
    TooFewImages,
}
