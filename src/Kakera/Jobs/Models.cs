using Kakera.Data;
using Kakera.Data.Files;
using Kakera.Learning.Inference;
using Kakera.Learning.Methods;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Finds the models of a workspace.</summary>
internal static class Models
{
    /// <summary>The model's file in the folder of its run.</summary>
    public const string FileName = "model.safetensors";

    /// <summary>The kind of a run that fine-tunes a network.</summary>
    public const string FinetuneRun = "finetune";

    /// <summary>The kind of a run that makes a classifier of a network: what answers.</summary>
    public const string ClassifierRun = "classifier";

    /// <summary>The newest finished encoder of a method, or where it has none or none is named, the newest of all.</summary>
    /// <exception cref="KakeraException">There is none.</exception>
    public static string Encoder(Workspace workspace, string? method = null) =>
        Finished(workspace, "pretrain").LastOrDefault(path => (ModelFile.Describe(path).Method ?? PretrainMethods.FgSsl) == method)
        ?? Finished(workspace, "pretrain").LastOrDefault()
        ?? throw new KakeraException("the workspace has no pre-trained encoder", workspace.Folder, "Make one: `kakera pretrain --workspace DIR`, or give --from-scratch.");

    /// <summary>The given classifier, or the newest finished one.</summary>
    /// <exception cref="KakeraException">There is none.</exception>
    public static string Classifier(Workspace workspace, string? given) => given
        ?? Finished(workspace, ClassifierRun).LastOrDefault()
        ?? Finished(workspace, FinetuneRun).LastOrDefault() // of a version that knew no other
        ?? throw new KakeraException("the workspace has no classifier", workspace.Folder, "Make one: `kakera finetune --workspace DIR`, or give --model FILE.");

    /// <summary>Deletes a model, if it is there.</summary>
    /// <exception cref="KakeraException">It cannot be deleted.</exception>
    public static void Delete(string path)
    {
        if (!File.Exists(path))
            return;
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw FileProblem.Translate(fault, path);
        }
    }

    private static IEnumerable<string> Finished(Workspace workspace, string kind) =>
        workspace.Runs.Existing(kind).Select(folder => Path.Combine(folder, FileName)).Where(File.Exists);
}
