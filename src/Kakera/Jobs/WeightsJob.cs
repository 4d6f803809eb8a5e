using System.Security.Cryptography;
using Kakera.Data;
using Kakera.Data.Files;
using Kakera.Learning.Inference;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Takes weights that others trained into a workspace.</summary>
public static class WeightsJob
{
    /// <summary>Makes an encoder of a file's weights, for <c>finetune --encoder</c> and for pre-training that starts from them.</summary>
    /// <param name="workspaceFolder">The workspace; made where it is missing.</param>
    /// <param name="file">Safetensors with torchvision's or timm's names, ONNX, or <see cref="InstalledWeights.Word"/>.</param>
    /// <param name="pixels">What the network was trained on; of no account for the installed ones, or a copy of their file.</param>
    /// <param name="settings">Sizes of the network's other parts and image size; the backbone follows from the file.</param>
    /// <param name="context">The clock.</param>
    /// <exception cref="KakeraException">Something that the user can mend.</exception>
    public static ForeignWeightsSummary Import(
        string workspaceFolder, string file, PixelConvention pixels, KakeraSettings settings, JobContext context)
    {
        SettingsText.Require(settings);
        if (file == InstalledWeights.Word)
            file = InstalledWeights.RequireFile();
        if (InstalledWeights.Are(file))
            pixels = InstalledWeights.Pixels;
        using Workspace workspace = Workspace.OpenOrCreate(workspaceFolder, "weights", context.Time);
        return ForeignWeights.Import(
            file, pixels, Target(workspace, file, pixels, settings), settings.Network, settings.Image.Size, context.Time.GetUtcNow());
    }

    /// <summary>Where the encoder that is made of a file lies, or will lie.</summary>
    internal static string Target(Workspace workspace, string file, PixelConvention pixels, KakeraSettings settings) => Path.Combine(
        workspace.Runs.ForRequest("weights", new { source = Sha256(file), pixels, settings.Network, settings.Image.Size, encoderAlone = true }, settings),
        Models.FileName);

    /// <summary>The SHA-256 of a file, in small hexadecimal digits.</summary>
    /// <exception cref="KakeraException">The file cannot be read.</exception>
    internal static string Sha256(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw FileProblem.Translate(fault, file);
        }
    }
}
