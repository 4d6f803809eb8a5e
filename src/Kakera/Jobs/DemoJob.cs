using Kakera.Data.PracticeSet;

namespace Kakera.Jobs;

/// <summary>Writes the practice set: synthetic images, plainly marked as such.</summary>
public static class DemoJob
{
    /// <param name="folder">The folder to write; one that does not exist, is empty, or holds a practice set, which is replaced.</param>
    /// <param name="images">About how many images, or null for the default.</param>
    /// <param name="seed">The seed, or null for the default.</param>
    /// <param name="context">Progress and cancellation.</param>
    /// <exception cref="Kakera.Data.KakeraException">The folder holds something else, or cannot be written to.</exception>
    public static PracticeSetSummary Run(string folder, int? images, int? seed, JobContext context)
    {
        var options = new PracticeSetOptions();
        if (images is int count)
            options = options with { Images = count };
        if (seed is int number)
            options = options with { Seed = (ulong)number };
        return PracticeSetWriter.Write(folder, options, context.Progress, context.Cancellation);
    }
}
