using Kakera.Learning.Inference;
using Kakera.Learning.Training;

namespace Kakera.Jobs;

/// <summary>Settings that say how large the network that is fine-tuned makes images, where they left it open.</summary>
internal static class ChosenEnlargement
{
    /// <summary>Pixels per side of the photographs that weights of others learned from, as a rule.</summary>
    private const int SideOfPhotographs = 224;

    /// <summary>
    /// Twice as large where the network starts from weights that others trained and the result is no larger than what these learned from; else as they
    /// are: what Kakera has pre-trained has learned from images as they are, and random weights do better with more steps on these.
    /// </summary>
    /// <param name="settings">How it is fine-tuned.</param>
    /// <param name="given">The file of given weights that it starts from, or null.</param>
    /// <param name="side">The images' side in pixels.</param>
    public static FinetuneSettings In(FinetuneSettings settings, string? given, int side) =>
        settings.Enlarge > 0 ? settings : settings with { Enlarge = Suits(given, side) ? 2 : 1 };

    private static bool Suits(string? given, int side) =>
        given is not null && 2 * side <= SideOfPhotographs && ForeignWeights.AreIn(ModelFile.Describe(given));
}
