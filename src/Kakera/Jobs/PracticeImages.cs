using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>The practice set of a pilot, made inside its workspace once.</summary>
internal static class PracticeImages
{
    private const string FolderName = "practice-set";

    /// <summary>The folder of images and the label file.</summary>
    public static (string Images, string Labels) In(Workspace workspace, JobContext context)
    {
        string folder = Path.Combine(workspace.Folder, FolderName);
        string images = Path.Combine(folder, "images"), labels = Path.Combine(folder, "labels.csv");
        if (!File.Exists(labels))
            DemoJob.Run(folder, images: null, seed: null, context);
        return (images, labels);
    }
}
