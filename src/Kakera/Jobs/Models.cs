using Kakera.Data;
using Kakera.Learning.Inference;
using Kakera.Learning.Methods;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Finds the models of a workspace.</summary>
internal static class Models
{
    /// <summary>The model's file in the folder of its run.</summary>
    public const string FileName = "model.safetensors";

    /// <summary>The newest finished encoder of a method, or where it has none or none is named, the newest of all.</summary>
    /// <exception cref="KakeraException">There is none.</exception>
    public static string Encoder(Workspace workspace, string? method = null) =>
        Finished(workspace, "pretrain").LastOrDefault(path => (ModelFile.Describe(path).Method ?? PretrainMethods.FgSsl) == method)
        ?? Finished(workspace, "pretrain").LastOrDefault()
        ?? throw new KakeraException("the workspace has no pre-trained encoder", workspace.Folder, "Make one: `kakera pretrain --workspace DIR`, or give --from-scratch.");

    /// <summary>The given classifier, or the newest finished one.</summary>
    /// <exception cref="KakeraException">There is none.</exception>
    public static string Classifier(Workspace workspace, string? given) => given ?? Finished(workspace, "finetune").LastOrDefault()
        ?? throw new KakeraException("the workspace has no classifier", workspace.Folder, "Make one: `kakera finetune --workspace DIR`, or give --model FILE.");

    private static IEnumerable<string> Finished(Workspace workspace, string kind) =>
        workspace.Runs.Existing(kind).Select(folder => Path.Combine(folder, FileName)).Where(File.Exists);
}
