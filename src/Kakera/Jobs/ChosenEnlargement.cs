using Kakera.Learning.Training;
using Kakera.Settings;

namespace Kakera.Jobs;

/// <summary>How much a fine-tuned network enlarges its images where <c>finetune.enlarge</c> leaves that open.</summary>
internal static class ChosenEnlargement
{
    /// <summary>
    /// The largest side, in pixels, that is worth it: given weights learned from images of 224 pixels, and the smaller the others are, the less they
    /// find in them that they know.
    /// </summary>
    private const int LargestSide = 64;

    private const int Twice = 2;

    /// <summary>
    /// The settings with a number: twice for small images that given weights are fine-tuned on, as they are otherwise. What is compared with such a
    /// network, random weights above all, sees the same.
    /// </summary>
    /// <param name="settings">All settings, the image side among them.</param>
    /// <param name="fromOthers">Whether weights that others trained are fine-tuned, or random ones beside them.</param>
    public static KakeraSettings In(KakeraSettings settings, bool fromOthers)
    {
        FinetuneSettings finetune = settings.Finetune;
        int chosen = fromOthers && settings.Image.Size <= LargestSide ? Twice : 1;
        return finetune.Enlarge > 0 ? settings : settings with { Finetune = finetune with { Enlarge = chosen } };
    }
}
