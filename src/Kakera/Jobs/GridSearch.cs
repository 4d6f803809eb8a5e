using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Evaluation.Reports;
using Kakera.Learning.Puzzles;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>
/// Finds grids where <c>pretrain.grids</c> is <c>auto</c>: a short trial of each candidate, a score on training images, and a rule that keeps the
/// default where nothing is shown to be better.
/// </summary>
/// <param name="workspace">Keeps the search.</param>
/// <param name="data">The images.</param>
/// <param name="methods">The methods that pre-train; fg-ssl must be one of them.</param>
/// <param name="finetunes">Whether fine-tuning follows, which takes its share of a budget.</param>
/// <param name="settings">All settings.</param>
/// <param name="start">What pre-training starts from, and so the trials; or null.</param>
/// <param name="begun">When the job began: what has passed since is taken off the budget.</param>
/// <param name="context">Progress; told what was tried and why it was chosen.</param>
internal sealed class GridSearch(
    Workspace workspace, TrainingData data, IReadOnlyList<string> methods, bool finetunes, KakeraSettings settings, GivenWeights? start,
    long begun, JobContext context)
{
    private readonly IReadOnlyList<PuzzleGrids> _candidates = GridCandidates.For(settings.Image.Size);

    /// <summary>The search, which is not repeated where it was made before; null where grids were given.</summary>
    /// <exception cref="KakeraException">No method that has grids pre-trains.</exception>
    public GridSearchResult? Run()
    {
        if (!settings.Pretrain.Grids.IsAuto)
            return null;
        if (!methods.Contains(PilotArm.FgSsl, StringComparer.Ordinal))
        {
            throw new KakeraException(
                "grids are found by pre-training with fg-ssl, and nothing here pre-trains with it", "pretrain.grids",
                "Give them, such as --grids 8,4,2, or add fg-ssl to the methods.");
        }

        long started = context.Time.GetTimestamp();
        IGridScore? score = (IGridScore?)ProbeGridScore.Of(data, settings) ?? RankGridScore.Of(data, settings);
        string folder = Folder(score), path = Path.Combine(folder, "grids.json");
        ReportGrids? found = GridsJson.Read(path);
        if (found is null)
        {
            found = Search(score, folder);
            GridsJson.Write(path, found);
        }

        foreach (string line in GridWords.Lines(found, context.Language))
            context.Say?.Invoke(line);
        double before = Math.Max(0, found.Seconds - context.Time.GetElapsedTime(started).TotalSeconds);
        return new GridSearchResult(found, TimeSpan.FromSeconds(before));
    }

    private ReportGrids Search(IGridScore? score, string folder) =>
        _candidates.Count == 1 ? Untried(GridReason.OnlyOne)
        : score is null ? Untried(GridReason.TooFewImages)
        : Length(score, Path.Combine(folder, "length.json")) is { } length ? Tried(score, length)
        : Untried(GridReason.TooLittleTime);

    private ReportGrids Untried(GridReason reason) => new()
    {
        Chosen = [.. GridCandidates.Default(settings.Image.Size)],
        Reason = reason,
        Score = GridScore.None,
        Images = 0,
        Steps = 0,
        Seconds = 0,
        Trials = [],
    };

    private ReportGrids Tried(IGridScore score, TrialLength length)
    {
        PuzzleGrids usual = GridCandidates.Default(settings.Image.Size);
        var trials = new GridTrials(workspace, data, score, length, settings, start, context);
        IReadOnlyList<GridTrial> done = trials.Run(_candidates, usual);
        float[][]? baseline = done.Single(trial => trial.Grids == usual).Measured;
        ReportGridTrial[] rows =
        [
            .. done.Select(trial => new ReportGridTrial(
                [.. trial.Grids], trial.Grids == usual,
                trial.Measured is { } measured ? score.Score(measured) : null,
                trial.Grids != usual && trial.Measured is { } mine && baseline is not null ? score.Difference(mine, baseline) : null)),
        ];
        ReportGridTrial chosen = GridRule.Choose(rows);
        trials.KeepOnly([.. chosen.Grids], _candidates);
        return new ReportGrids
        {
            Chosen = chosen.Grids,
            Reason = chosen.IsDefault ? GridReason.NoneBetter : GridReason.Better,
            Score = score.Kind,
            Images = score.Images.Items.Count,
            Steps = length.Steps,
            Seconds = done.Sum(trial => trial.Seconds),
            Trials = rows,
        };
    }

    // Kept, since a budget is measured: a search that goes on makes trials of the length that it began with.
    private TrialLength? Length(IGridScore score, string path)
    {
        if (TrialLength.Read(path) is { } kept)
            return kept;
        var planner = new TrialPlanner(data, score.Images.Items.Count, settings, context);
        TrialLength? length = settings.Pilot.Budget.Length == 0
            ? planner.Asked()
            : planner.Within(_candidates, PretrainingSeconds(DurationText.Parse(settings.Pilot.Budget, "--budget")));
        if (length is not null)
            TrialLength.Write(path, length);
        return length;
    }

    // What fg-ssl's pre-training gets of the budget at least.
    private double PretrainingSeconds(TimeSpan budget) =>
        (budget - context.Time.GetElapsedTime(begun)).TotalSeconds * (finetunes ? 1 - PilotPlan.FinetuneShare : 1) / methods.Count;

    private string Folder(IGridScore? score)
    {
        var request = new
        {
            candidates = _candidates,
            pretrain = settings.With(PilotArm.FgSsl).Pretrain,
            settings.Network,
            settings.Seed,
            settings.Precision,
            settings.Image.Size,
            images = data.Train.Items.Select(item => item.Key),
            score = score?.Kind,
            judged = score?.Images.Items.Select(item => $"{item.Key} {item.ClassIndex} {item.Group}"),
            settings.GridSearch,
            settings.Pilot.Budget,
            methods,
            finetunes,
        };
        return workspace.Runs.ForRequest("grids", start?.AddTo(request) ?? request, settings);
    }
}
