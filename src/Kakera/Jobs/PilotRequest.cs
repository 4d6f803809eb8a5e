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
    /// Weights that others trained, a file or <see cref="InstalledWeights.Word"/>; null for none. The arm <c>transfer</c> fine-tunes them without
    /// pre-training; what they are for in the other arms, <see cref="KakeraSettings.GivenWeights"/> says.
    /// </summary>
    public string? StartFrom { get; init; }

    /// <summary>The folder that receives everything.</summary>
    public required string Workspace { get; init; }

    /// <summary>All settings, resolved.</summary>
    public required KakeraSettings Settings { get; init; }
}
