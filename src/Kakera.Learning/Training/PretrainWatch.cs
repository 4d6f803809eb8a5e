using Kakera.Data.Pixels;

namespace Kakera.Learning.Training;

/// <summary>
/// Labelled images that look on: after each epoch, k nearest neighbours among them tell how well the encoder separates the classes. They
/// train nothing.
/// </summary>
/// <param name="Labelled">The images, each with its class; a few hundred at most. Never test images.</param>
/// <param name="ClassCount">K.</param>
public sealed record PretrainWatch(ImageSet Labelled, int ClassCount)
{
    /// <summary>The name of the neighbours' macro AUC among an epoch's measures.</summary>
    public const string MacroAuc = "knn_macro_auc";

    /// <summary>The name of the neighbours' balanced accuracy among an epoch's measures.</summary>
    public const string BalancedAccuracy = "knn_balanced_accuracy";
}
