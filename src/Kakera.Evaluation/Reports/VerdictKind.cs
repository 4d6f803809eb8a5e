namespace Kakera.Evaluation.Reports;

/// <summary>The conclusions that a pilot can come to. Where nothing starts from given weights alone, they are on these and pre-training together.</summary>
public enum VerdictKind
{
    /// <summary>Pre-training was shown to help, and the classifier is good enough to try under supervision.</summary>
    Pays,

    /// <summary>Pre-training was shown to help, but the classifier is not good enough yet.</summary>
    Promising,

    /// <summary>No difference could be shown between the methods, within what the test images can tell.</summary>
    NotShown,

    /// <summary>Training without pre-training was better.</summary>
    BaselineBetter,

    /// <summary>There are no labels, or too few test images, to say anything of accuracy.</summary>
    NotEnoughData,
}
