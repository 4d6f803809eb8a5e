using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Training;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Pre-trains with some grids for a few steps each, all from one seed on the same images, and measures what came of it.</summary>
/// <param name="workspace">Receives the runs.</param>
/// <param name="data">The images.</param>
/// <param name="score">How trials are scored.</param>
/// <param name="length">How long they are.</param>
/// <param name="settings">All settings.</param>
/// <param name="start">What they start from, or null.</param>
/// <param name="context">Progress and cancellation.</param>
internal sealed class GridTrials(
    Workspace workspace, TrainingData data, IGridScore score, TrialLength length, KakeraSettings settings, GivenWeights? start, JobContext context)
{
    private readonly ImageSet _images = Part(data, length.Images, (ulong)settings.Seed);

    /// <summary>The trials of some grids, in their order; those that are done already are not made again.</summary>
    /// <param name="candidates">The grids.</param>
    /// <param name="usual">Those that the others have to beat: their trial may not fail.</param>
    /// <exception cref="TrainingDivergedException">The trial of <paramref name="usual"/> diverged or collapsed: so would pre-training.</exception>
    public IReadOnlyList<GridTrial> Run(IReadOnlyList<PuzzleGrids> candidates, PuzzleGrids usual) =>
        [.. candidates.Select((grids, i) => TrialFile.Read(Folder(grids)) ?? Make(grids, i, candidates.Count, mayFail: grids != usual))];

    /// <summary>Deletes the weights of all trials but one.</summary>
    public void KeepOnly(PuzzleGrids chosen, IReadOnlyList<PuzzleGrids> candidates)
    {
        foreach (PuzzleGrids grids in candidates.Where(grids => grids != chosen))
            TrialFile.DropWeights(Folder(grids));
    }

    private PretrainSettings Settings(PuzzleGrids grids) => settings.With(PilotArm.FgSsl).Pretrain with { Grids = grids, Epochs = length.Epochs };

    private string Folder(PuzzleGrids grids)
    {
        var request = new
        {
            pretrain = Settings(grids),
            settings.Network,
            settings.Seed,
            settings.Precision,
            settings.Image.Size,
            images = _images.Items.Select(item => item.Key),
            score = score.Kind,
            judged = score.Images.Items.Select(item => $"{item.Key} {item.ClassIndex} {item.Group}"),
        };
        return workspace.Runs.ForRequest("trial", start?.AddTo(request) ?? request, settings with { Pretrain = Settings(grids) });
    }

    private GridTrial Make(PuzzleGrids grids, int index, int count, bool mayFail)
    {
        string folder = Folder(grids);
        TrialProgress? progress = context.Progress is null ? null : new TrialProgress(context.Progress, index, count, length.ImagesSeen(settings.Pretrain.BatchSize), grids.ToString());
        RunContext run = RunContexts.For(context, settings, folder, progress: progress);
        long begun = context.Time.GetTimestamp();
        GridTrial trial;
        try
        {
            PretrainResult result = Pretrainer.Run(_images, settings.Network, Settings(grids), run, watch: null, start?.Path);
            begun = context.Time.GetTimestamp();
            float[][] measured = score.Measure(result.ModelPath, run with { Progress = null });
            bool isUsable = measured.All(row => row.All(float.IsFinite));
            trial = new GridTrial(grids, isUsable ? measured : null, result.Elapsed.TotalSeconds + context.Time.GetElapsedTime(begun).TotalSeconds);
        }
        catch (TrainingDivergedException) when (mayFail)
        {
            trial = new GridTrial(grids, null, context.Time.GetElapsedTime(begun).TotalSeconds); // told in the table
        }

        TrialFile.Write(folder, trial);
        return trial;
    }

    private static ImageSet Part(TrainingData data, int images, ulong seed)
    {
        int[] chosen = [.. new KeyedRandom(seed, 0x6719).Permutation(data.Train.Items.Count).Take(images).Order()];
        return data.Train with { Items = [.. chosen.Select(index => data.Train.Items[index])] };
    }
}
