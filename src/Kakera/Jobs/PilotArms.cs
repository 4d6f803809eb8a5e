using Kakera.Data.Pixels;
using Kakera.Learning.Inference;
using Kakera.Learning.Training;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Fine-tunes and tests the arms of a pilot.</summary>
internal static class PilotArms
{
    /// <summary>Runs every arm for its epochs, one after another; arms that are done already are not trained again.</summary>
    /// <param name="workspace">Receives the runs.</param>
    /// <param name="data">The images.</param>
    /// <param name="arms">The arms.</param>
    /// <param name="epochs">Epochs of each arm.</param>
    /// <param name="encoderPath">What arms of FG-SSL start from; null where none does.</param>
    /// <param name="settings">All settings.</param>
    /// <param name="context">Progress and cancellation.</param>
    public static IReadOnlyList<ArmOutcome> Run(
        Workspace workspace,
        TrainingData data,
        IReadOnlyList<PilotArm> arms,
        IReadOnlyList<int> epochs,
        string? encoderPath,
        KakeraSettings settings,
        JobContext context)
    {
        ImageSet[] labelled = [.. arms.Select(arm => LabelledDraw.Of(data, arm, settings))];
        ArmProgress? progress = context.Progress is null
            ? null
            : new ArmProgress(context.Progress, [.. labelled.Zip(epochs, (set, count) => (long)set.Items.Count * count)]);
        var outcomes = new List<ArmOutcome>();
        for (int i = 0; i < arms.Count; i++)
        {
            PilotArm arm = arms[i];
            FinetuneSettings finetune = ArmSettings.For(settings.Finetune, epochs[i]);
            string? startFrom = arm.Method == PilotArm.FgSsl ? encoderPath : null;
            string folder = workspace.Runs.ForRequest("finetune", new
            {
                arm,
                startFrom = startFrom is null ? null : Path.GetRelativePath(workspace.Folder, startFrom),
                finetune,
                settings.Network,
                settings.Seed,
                settings.Image.Size,
                images = labelled[i].Items.Select(item => item.Key),
            });
            RunContext run = RunContexts.For(context, settings, folder, arm.Draw, progress?.Of(i, arm));
            FinetuneResult training = Finetuner.Run(labelled[i], data.Validation, data.Classes, settings.Network, startFrom, finetune, run);
            outcomes.Add(new ArmOutcome(
                arm,
                labelled[i].Items.Count,
                training,
                Predictor.Predict(training.ModelPath, data.Validation, run),
                Predictor.Predict(training.ModelPath, data.Test, run)));
        }

        return outcomes;
    }
}
