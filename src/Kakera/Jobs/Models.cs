using Kakera.Data;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Finds the models of a workspace.</summary>
internal static class Models
{
    /// <summary>The model's file in the folder of its run.</summary>
    public const string FileName = "model.safetensors";

    /// <summary>The newest finished encoder.</summary>
    /// <exception cref="KakeraException">There is none.</exception>
    public static string Encoder(Workspace workspace) => Newest(workspace, "pretrain")
        ?? throw new KakeraException("the workspace has no pre-trained encoder", workspace.Folder, "Make one: `kakera pretrain --workspace DIR`, or give --from-scratch.");

    /// <summary>The given classifier, or the newest finished one.</summary>
    /// <exception cref="KakeraException">There is none.</exception>
    public static string Classifier(Workspace workspace, string? given) => given ?? Newest(workspace, "finetune")
        ?? throw new KakeraException("the workspace has no classifier", workspace.Folder, "Make one: `kakera finetune --workspace DIR`, or give --model FILE.");

    private static string? Newest(Workspace workspace, string kind) =>
        workspace.Runs.Existing(kind).Select(folder => Path.Combine(folder, FileName)).LastOrDefault(File.Exists);
}
