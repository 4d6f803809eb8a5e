using Kakera.Data.Pixels;
using Kakera.Learning.Inference;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Training;
using Kakera.Settings;

namespace Kakera.Jobs;

/// <summary>Finds how long trials of grids are.</summary>
/// <param name="data">The images.</param>
/// <param name="judged">How many images are described after each trial to score it.</param>
/// <param name="settings">All settings.</param>
/// <param name="context">The clock.</param>
internal sealed class TrialPlanner(TrainingData data, int judged, KakeraSettings settings, JobContext context)
{
    private const int MeasuredSteps = 4;

    private int StepsPerEpoch => Pretrainer.StepsPerEpoch(data.Train.Items.Count, settings.Pretrain);

    /// <summary>Without a budget: a share of the steps of <c>pretrain.epochs</c>.</summary>
    public TrialLength Asked() => Length(Math.Max(
        settings.GridSearch.LeastSteps, (long)Math.Round(settings.GridSearch.TrialShare * settings.Pretrain.Epochs * StepsPerEpoch)));

    /// <summary>With a budget: what fits into a share of it, by a measurement; null where that is too little to tell anything.</summary>
    /// <param name="candidates">The grids to try.</param>
    /// <param name="pretrainingSeconds">What pre-training has, these trials included.</param>
    public TrialLength? Within(IReadOnlyList<PuzzleGrids> candidates, double pretrainingSeconds)
    {
        RunContext run = RunContexts.For(context with { Progress = null }, settings, Path.GetTempPath());
        PretrainSettings pretrain = settings.With(PilotArm.FgSsl).Pretrain with { Grids = candidates[0] };
        double step = Pretrainer.MeasureStep(data.Train, settings.Network, pretrain, run, MeasuredSteps).TotalSeconds;
        double answer = Predictor.MeasureImage(settings.Network, Math.Max(2, data.Classes.Count), data.All, run).TotalSeconds;
        long steps = Steps(settings.GridSearch.BudgetShare * pretrainingSeconds / candidates.Count, step, judged * answer);
        steps = Math.Min(steps, (long)(settings.GridSearch.BudgetShare * PilotPlan.MostPretrainEpochs * StepsPerEpoch / candidates.Count));
        return steps < settings.GridSearch.LeastSteps ? null : Length(steps);
    }

    /// <summary>Steps that fit into the seconds of one trial, of which some go to scoring it.</summary>
    internal static long Steps(double seconds, double step, double scoring) => step <= 0 ? 0 : (long)Math.Max(0, Math.Floor((seconds - scoring) / step));

    private TrialLength Length(long steps) => TrialLength.Of(steps, data.Train.Items.Count, settings.Pretrain.BatchSize);
}
