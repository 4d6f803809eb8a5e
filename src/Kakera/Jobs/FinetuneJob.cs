using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Inference;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Trains a classifier on the labels of a workspace.</summary>
public static class FinetuneJob
{
    /// <param name="workspaceFolder">The workspace.</param>
    /// <param name="fromScratch">Whether to do without an encoder, with random weights alone.</param>
    /// <param name="encoder">The encoder to use, a file or <see cref="InstalledWeights.Word"/>; null for the newest of <c>pretrain.method</c>, or where that has none, the newest.</param>
    /// <param name="startFrom">
    /// Weights that fine-tuning starts from, a file or <see cref="InstalledWeights.Word"/>: the encoder is then what the probe beside it looks at. Null
    /// to start from the encoder.
    /// </param>
    /// <param name="settings">All settings; of <c>pilot.labels_per_class</c> the largest count is used.</param>
    /// <param name="context">Progress and cancellation.</param>
    /// <exception cref="KakeraException">Something that the user can mend.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the same call goes on where it stopped.</exception>
    public static FinetuneJobResult Run(
        string workspaceFolder, bool fromScratch, string? encoder, string? startFrom, KakeraSettings settings, JobContext context)
    {
        settings = RunContexts.Resolved(settings);
        if (encoder == InstalledWeights.Word)
            InstalledWeights.RequireFor(settings.Network);
        GivenWeights.Require(startFrom, settings.Network);
        if (startFrom is not null)
            GivenWeights.RequireForFinetuning(startFrom, settings.Network);
        using Workspace workspace = Workspace.Open(workspaceFolder, "finetune", context.Time);
        using TrainingData data = ImageIntake.Load(workspace, settings, context);
        if (data.Classes.Count == 0)
            throw new KakeraException("the workspace has no labels", workspace.Folder, "Import them: `kakera import IMAGES --labels FILE --workspace DIR`.");
        int? count = LabelCounts.Parse(settings.Pilot.LabelsPerClass)[^1];
        LabelledDraw.Check(data, [count], context);
        string? used = fromScratch
            ? null
            : InstalledWeights.PathOf(encoder, workspace, settings, context) ?? Models.Encoder(workspace, settings.Pretrain.Method);
        if (used is not null)
            SeenImages.Require(used, data, context);
        settings = ChosenGrids.ForFinetuning(settings, used);
        string method = used is null ? PilotArm.Scratch : MethodOf(ModelFile.Describe(used));
        GivenWeights? start = method == PilotArm.Transfer ? null : GivenWeights.Open(startFrom, workspace, settings, context); // there the encoder is the start
        if (start is not null)
            SeenImages.Require(start, data, context);
        var weights = new ArmWeights(
            method == PilotArm.Transfer ? used : start?.Path, GivenWeightsRole.Finetune, used is null ? new Dictionary<string, string>() : new() { [method] = used });
        var arm = new PilotArm(method, count, 0);
        int labels = LabelledDraw.Of(data, arm, settings).Items.Count;
        int epochs = ArmSettings.Epochs(weights.Finetune(settings.Finetune, method, data.Pixels.Side), labels);
        ArmOutcome outcome = PilotArms.Run(workspace, data, [arm], [epochs], weights, settings, context).Outcomes[0];
        return new FinetuneJobResult(outcome.Classifier.ModelPath, labels, outcome.Training.BestEpoch, outcome.Training.Epochs);
    }

    private static string MethodOf(ModelDescription encoder) =>
        ForeignWeights.AreIn(encoder) ? PilotArm.Transfer : encoder.Method ?? PilotArm.FgSsl;
}
