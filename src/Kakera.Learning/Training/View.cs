using Kakera.Learning.Models;

namespace Kakera.Learning.Training;

/// <summary>
/// The "view" in (seed, epoch, image, view): each use of an image in an epoch has its own number, so that no two share random numbers.
/// </summary>
internal static class View
{
    /// <summary>x′, and the one view of a labelled image.</summary>
    public const int Source = 0;

    /// <summary>x″.</summary>
    public const int Partner = 1;

    /// <summary>The puzzle of a branch.</summary>
    public static int Puzzle(Branch branch) => 16 + (int)branch;
}
