using Kakera.Data.Import;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Reads images and labels into a workspace.</summary>
public static class ImportJob
{
    /// <param name="workspaceFolder">The workspace; made where it is missing.</param>
    /// <param name="images">The folder of images, or a .npz file of MedMNIST's form.</param>
    /// <param name="labels">A label file, the word <c>folders</c>, or null; null takes the labels of a .npz file.</param>
    /// <param name="columns">Which columns of the label file to read; null to recognise them.</param>
    /// <param name="settings">Threads and splits; kept as the workspace's settings where it has none yet.</param>
    /// <param name="context">Progress and cancellation.</param>
    /// <exception cref="Kakera.Data.KakeraException">Something that the user can mend.</exception>
    public static ImportSummary Run(string workspaceFolder, string images, string? labels, string? columns, KakeraSettings settings, JobContext context)
    {
        using Workspace workspace = Workspace.OpenOrCreate(workspaceFolder, "import", context.Time);
        ImportSummary summary = ImageIntake.Import(workspace, images, labels, columns, settings, context);
        workspace.KeepSettings(settings);
        return summary;
    }
}
