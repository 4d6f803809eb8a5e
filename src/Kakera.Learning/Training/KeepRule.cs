namespace Kakera.Learning.Training;

/// <summary>Which epoch's weights a pre-training keeps. Test images have no say in any case.</summary>
public enum KeepRule
{
    /// <summary>The last one's.</summary>
    Last,

    /// <summary>
    /// The one's with the highest macro AUC of nearest neighbours among the labelled training images that look on, as a mean over the three
    /// epochs that end with it; of equal ones the earliest. The last one's where no labelled images look on.
    /// </summary>
    BestKnn,
}
