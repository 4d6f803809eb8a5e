using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kakera.Data.Settings;
using Kakera.Learning.Losses;
using Kakera.Learning.Methods;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Optimizers;
using Kakera.Learning.Probes;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Schedules;
using Kakera.Learning.Transforms;

namespace Kakera.Learning.Training;

/// <summary>
/// Pre-training on images without labels. What single methods have to choose stands with them, in sections of their own; <c>grids</c>,
/// <c>schedule</c>, <c>loss</c> and <c>reference</c> are those of <c>fg-ssl</c>.
/// </summary>
[JsonConverter(typeof(PretrainSettingsJson))]
public sealed partial record PretrainSettings
{
    /// <summary>The most <see cref="Epochs"/> that can be asked for.</summary>
    public const int MostEpochs = TrainingSettings.MostEpochs;

    private const double DefaultStartRate = .1;
    private const double FullRateBatchSize = 64;

    /// <summary>
    /// How to learn: one of <see cref="PretrainMethods.Names"/>. Of the sections of the other methods a run takes no notice.
    /// </summary>
    public string Method { get; init; } = PretrainMethods.FgSsl;

    /// <summary>Times that every image is seen, 1 … 100000.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>
    /// Images in a batch, N, 2 … 8192; all where there are fewer. The loss is a statistic of the batch: small batches cannot be added up
    /// to a large one.
    /// </summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>
    /// Cells per side of the three puzzles, from fine to coarse; each must divide the image side. With <c>auto</c>, <c>pretrain</c> and
    /// <c>pilot</c> first try some and keep the best.
    /// </summary>
    public PuzzleGrids Grids { get; init; } = [8, 4, 2];

    /// <summary>One optimiser step for each stage, or one for all four together, which does about two thirds of the work.</summary>
    public ScheduleKind Schedule { get; init; } = ScheduleKind.Joint;

    /// <summary>
    /// The highest learning rate, above 0; 0 for what suits the optimiser: .1 for LARS, in proportion less for batches of fewer than 64 (arXiv
    /// 1706.02677); .003 for AdamW, .01 for SGD. It rises from zero at first and falls to zero along a half cosine.
    /// </summary>
    public double LearningRate { get; init; }

    /// <summary>
    /// The share of the learning rate that an encoder learns at which begins with weights that others trained, above 0, at most 1: they know
    /// something already, and the block and the heads begin with random ones. What goes on from an earlier pre-training learns at the whole rate.
    /// </summary>
    public double StartRate { get; init; } = DefaultStartRate;

    /// <summary>Epochs over which the learning rate rises, at least 0; at most a quarter of the run is used so.</summary>
    public double WarmupEpochs { get; init; } = 2;

    /// <summary>The optimiser. LARS learned most in short runs on small batches; see the results' page.</summary>
    public OptimizerSettings Optimizer { get; init; } = new() { Kind = OptimizerKind.Lars, TrustCoefficient = .02 };

    /// <summary>The longest gradient: longer ones are shortened to it; 0 for any length.</summary>
    public double GradientLimit { get; init; }

    /// <summary>The loss.</summary>
    public CrossCorrelationSettings Loss { get; init; } = new();

    /// <summary>How the two views of an image are made.</summary>
    public PretrainViews Views { get; init; } = new();

    /// <summary>
    /// Whether to follow the published program where it departs from its own idea, so that the difference can be measured.
    /// </summary>
    public bool Reference { get; init; }

    /// <summary>When to stop because the embeddings have collapsed.</summary>
    public CollapseSettings Collapse { get; init; } = new();

    /// <summary>When to end before the plan does because nothing moves any more.</summary>
    public EarlyStopSettings EarlyStop { get; init; } = new();

    /// <summary>Which epoch's weights become the encoder: <c>last</c>, or <c>best-knn</c> where labelled images look on.</summary>
    public KeepRule Keep { get; init; } = KeepRule.Last;

    /// <summary>How the labelled few that watch a pre-training are asked.</summary>
    public NeighbourSettings Neighbours { get; init; } = new();

    /// <summary>Batches between checkpoints, at least 0; 0 for none by count.</summary>
    public int CheckpointEverySteps { get; init; }

    /// <summary>Seconds between checkpoints, at least 0; 0 for none by time. Ctrl+C leaves one in any case.</summary>
    public double CheckpointEverySeconds { get; init; } = 120;

    /// <summary>Every value out of range, for images of <paramref name="side"/> pixels.</summary>
    public IEnumerable<SettingProblem> Problems(int side) =>
    [
        .. PretrainMethods.Problems(Method),
        .. Epochs is >= 1 and <= MostEpochs ? [] : new[] { new SettingProblem("epochs", $"is {Epochs}; must be 1 to {MostEpochs}") },
        .. TrainingSettings.Problems(BatchSize, Grids, side, GradientLimit, CheckpointEverySteps, CheckpointEverySeconds),
        .. TrainingSettings.SearchProblems(Grids, side),
        .. LearningRate is 0 ? [] : TrainingSettings.RateProblems("learning_rate", LearningRate),
        .. StartRate is > 0 and <= 1 ? [] : new[] { new SettingProblem("start_rate", $"is {StartRate}; must be above 0, at most 1") },
        .. WarmupEpochs >= 0 ? [] : new[] { new SettingProblem("warmup_epochs", $"is {WarmupEpochs}; must be at least 0") },
        .. Optimizer.Problems().Select(problem => problem.Under("optimizer")),
        .. Loss.Problems().Select(problem => problem.Under("loss")),
        .. Views.Problems().Select(problem => problem.Under("views")),
        .. Collapse.Problems().Select(problem => problem.Under("collapse")),
        .. EarlyStop.Problems().Select(problem => problem.Under("early_stop")),
        .. Neighbours.Problems().Select(problem => problem.Under("neighbours")),
        .. OfMethods().SelectMany(section => ((IMethodSettings)section.GetValue(this)!).Problems().Select(problem => problem.Under(KeyOf(section)))),
    ];

    /// <summary>The highest learning rate with so many <paramref name="images"/>, whether it was given or follows from the optimiser and the batch.</summary>
    internal double HighestLearningRate(int images) => BatchShare(images) * (LearningRate > 0 ? LearningRate : Optimizer.Kind switch
    {
        OptimizerKind.Lars => .1,
        OptimizerKind.AdamW => 3e-3,
        _ => 1e-2,
    });

    /// <summary>The share of what suits the optimiser that a small batch is given, above 0, at most 1.</summary>
    internal double BatchShare(int images) =>
        LearningRate > 0 || Optimizer.Kind != OptimizerKind.Lars ? 1 : Math.Min(1, BatchOrder.BatchSize(images, BatchSize) / FullRateBatchSize);

    /// <summary>Whether a property has a bearing on a run: the default method and start rate say nothing, and no section of another method does.</summary>
    internal bool Counts(PropertyInfo property) =>
        property.Name == nameof(Method) ? Method != PretrainMethods.FgSsl
        : property.Name == nameof(StartRate) ? StartRate != DefaultStartRate
        : !typeof(IMethodSettings).IsAssignableFrom(property.PropertyType) || KeyOf(property).Replace('_', '-') == Method;

    /// <summary>The properties that are sections of single methods.</summary>
    internal static IEnumerable<PropertyInfo> OfMethods() =>
        typeof(PretrainSettings).GetProperties().Where(property => typeof(IMethodSettings).IsAssignableFrom(property.PropertyType));

    private static string KeyOf(PropertyInfo property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
}
