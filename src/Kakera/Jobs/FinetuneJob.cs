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
    /// <param name="fromScratch">Whether to start from random weights rather than from a pre-trained encoder.</param>
    /// <param name="encoder">The encoder to start from, a file or <see cref="InstalledWeights.Word"/>; null for the newest of <c>pretrain.method</c>, or where that has none, the newest.</param>
    /// <param name="settings">All settings; of <c>pilot.labels_per_class</c> the largest count is used.</param>
    /// <param name="context">Progress and cancellation.</param>
    /// <exception cref="KakeraException">Something that the user can mend.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the same call goes on where it stopped.</exception>
    public static FinetuneJobResult Run(string workspaceFolder, bool fromScratch, string? encoder, KakeraSettings settings, JobContext context)
    {
        settings = RunContexts.Resolved(settings);
        if (encoder == InstalledWeights.Word)
            InstalledWeights.RequireFor(settings.Network);
        using Workspace workspace = Workspace.Open(workspaceFolder, "finetune", context.Time);
        using TrainingData data = ImageIntake.Load(workspace, settings, context);
        if (data.Classes.Count == 0)
            throw new KakeraException("the workspace has no labels", workspace.Folder, "Import them: `kakera import IMAGES --labels FILE --workspace DIR`.");
        int? count = LabelCounts.Parse(settings.Pilot.LabelsPerClass)[^1];
        LabelledDraw.Check(data, [count], context);
        string? startFrom = fromScratch
            ? null
            : InstalledWeights.PathOf(encoder, workspace, settings, context) ?? Models.Encoder(workspace, settings.Pretrain.Method);
        if (startFrom is not null)
            SeenImages.Require(startFrom, data, context);
        settings = ChosenGrids.ForFinetuning(settings, startFrom);
        var arm = new PilotArm(startFrom is null ? PilotArm.Scratch : MethodOf(ModelFile.Describe(startFrom)), count, 0);
        int labels = LabelledDraw.Of(data, arm, settings).Items.Count;
        Dictionary<string, string> encoders = startFrom is null ? [] : new() { [arm.Method] = startFrom };
        ArmOutcome outcome = PilotArms.Run(
            workspace, data, [arm], [ArmSettings.Epochs(settings.Finetune, labels)], encoders, settings, context).Outcomes[0];
        return new FinetuneJobResult(outcome.Training.ModelPath, labels, outcome.Training.BestEpoch, outcome.Training.Epochs);
    }

    private static string MethodOf(ModelDescription encoder) =>
        ForeignWeights.AreIn(encoder) ? PilotArm.Transfer : encoder.Method ?? PilotArm.FgSsl;
}
