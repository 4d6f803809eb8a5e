using Kakera.Learning.Inference;
using Kakera.Settings;

namespace Kakera.Jobs;

/// <summary>Settings that say how large the networks that are fine-tuned make images, where they left it open.</summary>
internal static class ChosenEnlargement
{
    /// <summary>Pixels per side of the photographs that weights of others learned from, as a rule.</summary>
    private const int SideOfPhotographs = 224;

    /// <summary>
    /// Twice as large where fine-tuning starts from weights that others trained and the result is no larger than what these learned from; else as they are,
    /// since what Kakera has pre-trained has learned from images as they are. Random weights beside given ones see what these see.
    /// </summary>
    /// <param name="settings">All settings.</param>
    /// <param name="given">The given weights, or null.</param>
    /// <param name="side">The images' side in pixels.</param>
    public static KakeraSettings In(KakeraSettings settings, ModelDescription? given, int side)
    {
        if (settings.Finetune.Enlarge > 0)
            return settings;
        bool startsFromOthers = settings.GivenWeights == GivenWeightsRole.Finetune && given is not null && ForeignWeights.AreIn(given);
        return settings with { Finetune = settings.Finetune with { Enlarge = startsFromOthers && 2 * side <= SideOfPhotographs ? 2 : 1 } };
    }
}
