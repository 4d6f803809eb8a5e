using Kakera.Learning.Methods;

namespace Kakera.Jobs;

/// <summary>One fine-tuning of the pilot.</summary>
/// <param name="Method">How the encoder starts: the method of its pre-training, <see cref="Transfer"/> or <see cref="Scratch"/>.</param>
/// <param name="LabelsPerClass">Labels of each class that it may see; null for all.</param>
/// <param name="Draw">Which draw of labels, and the seed of the training: 0, 1, … One draw is shared by all methods, so that they pair.</param>
internal sealed record PilotArm(string Method, int? LabelsPerClass, int Draw)
{
    /// <summary>Starts from the encoder that the product's own method pre-trained.</summary>
    public const string FgSsl = PretrainMethods.FgSsl;

    /// <summary>Starts from random weights.</summary>
    public const string Scratch = "scratch";

    /// <summary>Starts from the weights that the user gave, without pre-training.</summary>
    public const string Transfer = "transfer";

    /// <summary>Whether arms of a method need a pre-training first.</summary>
    public static bool Pretrains(string method) => method is not (Scratch or Transfer);

    /// <summary>All arms, the draws of one method and count together.</summary>
    public static IReadOnlyList<PilotArm> All(IReadOnlyList<string> methods, IReadOnlyList<int?> labelCounts, int draws) =>
    [
        .. from count in labelCounts
           from method in methods
           from draw in Enumerable.Range(0, draws)
           select new PilotArm(method, count, draw),
    ];

    /// <summary>For a line of progress: <c>fg-ssl, 10 labels a class, draw 1</c>.</summary>
    public override string ToString() =>
        $"{Method}, {(LabelsPerClass is int count ? $"{count} labels a class" : "all labels")}, draw {Draw + 1}";
}
