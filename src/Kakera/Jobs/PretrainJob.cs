using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Training;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Pre-trains an encoder on the images of a workspace, without labels.</summary>
public static class PretrainJob
{
    /// <summary>Labelled images that look on, at most.</summary>
    private const int Watching = 500;

    /// <summary>Images that are described at the end of each epoch, to see how the run goes: for planning.</summary>
    internal static int DescribedEachEpoch(TrainingData data, PretrainSettings settings) =>
        Math.Min(settings.Collapse.SampleImages, data.Train.Items.Count) + Math.Min(Watching, data.Train.Items.Count(item => item.ClassIndex is not null));

    /// <param name="workspaceFolder">The workspace.</param>
    /// <param name="settings">All settings; <c>pilot.budget</c> bounds the time. Grids that are <c>auto</c> are found first.</param>
    /// <param name="context">Progress and cancellation.</param>
    /// <param name="startFrom">An encoder to start from: imported weights, what an earlier pre-training left, or <see cref="InstalledWeights.Word"/>; null for random weights.</param>
    /// <exception cref="KakeraException">Something that the user can mend.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the same call goes on where it stopped.</exception>
    public static PretrainResult Run(string workspaceFolder, KakeraSettings settings, JobContext context, string? startFrom = null)
    {
        long begun = context.Time.GetTimestamp();
        settings = RunContexts.Resolved(settings);
        GivenWeights.Require(startFrom, settings.Network);
        using Workspace workspace = Workspace.Open(workspaceFolder, "pretrain", context.Time);
        GivenWeights? start = GivenWeights.Open(startFrom, workspace, settings, context);
        using TrainingData data = ImageIntake.Load(workspace, settings, context);
        if (start is not null)
            SeenImages.Require(start, data, context);
        string[] methods = [settings.Pretrain.Method];
        GridSearchResult? grids = new GridSearch(workspace, data, methods, finetunes: false, settings, start, begun, context).Run();
        settings = ChosenGrids.In(settings, grids?.Chosen ?? settings.Pretrain.Grids);
        PilotPlan plan = new PilotPlanner(workspace, data, [new ComparedMethod(methods[0], null)], [], settings, start, begun, grids?.Before ?? TimeSpan.Zero, context).Make();
        return Run(workspace, data, settings, plan.PretrainEpochs[0], plan.PretrainLimit, start, context);
    }

    /// <summary>The same inside a job that has the images already.</summary>
    /// <param name="workspace">Receives the run.</param>
    /// <param name="data">The images.</param>
    /// <param name="settings">All settings.</param>
    /// <param name="epochs">Epochs, fewer where they would take longer than the limit.</param>
    /// <param name="limit">Seconds that it may take; 0 for as long as it needs.</param>
    /// <param name="start">What to start from, or null.</param>
    /// <param name="context">Progress and cancellation.</param>
    internal static PretrainResult Run(
        Workspace workspace, TrainingData data, KakeraSettings settings, int epochs, double limit, GivenWeights? start, JobContext context)
    {
        PretrainSettings pretrain = settings.Pretrain with { Epochs = epochs };
        PretrainWatch? watch = Watch(data, settings);
        var request = new
        {
            pretrain,
            settings.Network,
            settings.Seed,
            settings.Precision,
            settings.Image.Size,
            images = data.Train.Items.Select(item => item.Key),
            watch = pretrain.Keep == KeepRule.Last ? null : watch?.Labelled.Items.Select(item => new { item.Key, item.ClassIndex }), // by which the epoch is chosen
        };
        string folder = workspace.Runs.ForRequest("pretrain", Limited(start?.AddTo(request) ?? request, limit), settings with { Pretrain = pretrain });
        RunContext run = RunContexts.For(context, settings, folder) with { TimeLimit = limit > 0 ? TimeSpan.FromSeconds(limit) : null };
        return Pretrainer.Run(data.Train, settings.Network, pretrain, run, watch, start?.Path);
    }

    // A run that may have been shortened is not what the same epochs without a limit come to.
    private static object Limited(object request, double limit) => limit == 0 ? request : RunFolders.Extended(request, "secondsLimit", limit);

    private static PretrainWatch? Watch(TrainingData data, KakeraSettings settings)
    {
        ImageItem[] labelled = [.. data.Train.Items.Where(item => item.ClassIndex is not null)];
        if (labelled.Length == 0)
            return null;
        new KeyedRandom((ulong)settings.Seed, 0x3A7C).Shuffle(labelled.AsSpan());
        return new PretrainWatch(data.Train with { Items = [.. labelled.Take(Watching)] }, data.Classes.Count);
    }
}
