using Kakera.Settings;

namespace Kakera.Jobs;

/// <summary>The main job: from a folder of images to a validated classifier and its report.</summary>
public sealed record PilotRequest
{
    /// <summary>The folder of images, or a .npz file of MedMNIST's form; null with <see cref="Demo"/>.</summary>
    public string? Images { get; init; }

    /// <summary>Whether to make the practice set in the workspace and run on it.</summary>
    public bool Demo { get; init; }

    /// <summary>A label file, the word <c>folders</c>, or null for those of a .npz file, or for none: the pilot then ends after pre-training.</summary>
    public string? Labels { get; init; }

    /// <summary>Which columns of the label file to read, as <c>image=…,label=…,group=…</c>; null to recognise them by name.</summary>
    public string? Columns { get; init; }

    /// <summary>
    /// An encoder that every pre-training starts from, and that the arm <c>transfer</c> fine-tunes without pre-training: a file, or
    /// <see cref="InstalledWeights.Word"/>; null for random weights, and then there is no such arm.
    /// </summary>
    public string? StartFrom { get; init; }

    /// <summary>The folder that receives everything.</summary>
    public required string Workspace { get; init; }

    /// <summary>All settings, resolved.</summary>
    public required KakeraSettings Settings { get; init; }
}
