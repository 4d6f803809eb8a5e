using System.Text.Json.Serialization;
using Kakera.Data.Settings;
using Kakera.Learning.Optimizers;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Schedules;
using Kakera.Learning.Transforms;

namespace Kakera.Learning.Training;

/// <summary>Training a classifier on a few labels, from a pre-trained encoder or from scratch.</summary>
public sealed record FinetuneSettings
{
    /// <summary>
    /// Times that every labelled image is seen, 1 … 100000; 0 to fit them to the labels: 30·√N steps for N labelled images, and a third of them where images are
    /// enlarged, which takes about the same time.
    /// </summary>
    public int Epochs { get; init; }

    /// <summary>Images in a batch, N, 2 … 8192; all where there are fewer.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// Cells per side of the three puzzles, from fine to coarse; each must divide the image side. <c>auto</c> takes those of pre-training.
    /// </summary>
    public PuzzleGrids Grids { get; init; } = [8, 4, 2];

    /// <summary>One optimiser step for each stage, or one for all four together.</summary>
    public ScheduleKind Schedule { get; init; } = ScheduleKind.Joint;

    /// <summary>The highest learning rate of embedding heads and classifiers when the rest starts from trained weights, above 0.</summary>
    public double HeadLearningRate { get; init; } = 2e-3;

    /// <summary>
    /// The highest learning rate of encoder and branches when they start from trained weights, above 0. The published choice is a tenth of
    /// the heads'; with few labels that is too little.
    /// </summary>
    public double EncoderLearningRate { get; init; } = 1e-3;

    /// <summary>The highest learning rate of everything from scratch, above 0.</summary>
    public double ScratchLearningRate { get; init; } = 1e-3;

    /// <summary>Share of the run over which the learning rates rise, 0 … 1.</summary>
    public double WarmupShare { get; init; } = .1;

    /// <summary>The optimiser.</summary>
    public OptimizerSettings Optimizer { get; init; } = new() { WeightDecay = 1e-2 };

    /// <summary>The longest gradient: longer ones are shortened to it; 0 for any length.</summary>
    public double GradientLimit { get; init; }

    /// <summary>What is done for classes with few images.</summary>
    public ClassWeighting ClassWeighting { get; init; } = ClassWeighting.InverseFrequency;

    /// <summary>Share of each label that is spread over all classes, 0 … 1.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>Share of batches in which a box of each image is replaced by another's (CutMix, arXiv 1905.04899), 0 … 1.</summary>
    public double CutMix { get; init; }

    /// <summary>Each image is blended with another by a share uniform between 0 and this (mixup, arXiv 1710.09412), 0 … 0.5; 0 for none.</summary>
    public double Mixup { get; init; } = .5;

    /// <summary>
    /// What a linear probe on frozen weights, those that pre-training made and given ones, counts in the classifier's answer beside the fine-tuned network, 0 … 1,
    /// where the validation images say that it helps: see <see cref="Inference.ProbeDescription"/>. 0 leaves it out.
    /// </summary>
    public double ProbeShare { get; init; } = .3;

    /// <summary>
    /// What a classifier looks at beside the whole of an image: its middle, which keeps this share of the area, 0 … 1; 0 for the whole alone. See
    /// <see cref="Inference.AnswerViews"/>. The default is what <see cref="View"/>'s crops keep on the average.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] // networks of versions that knew no such thing are still told to be the same
    public double TestCrop { get; init; } = .75;

    /// <summary>
    /// How many times as large, each way, the network that is fine-tuned makes its images, 1 … 4: see <see cref="Models.FgSslNetwork.Enlargement"/>. A step and an
    /// answer take up to the square of it as long. 0 leaves it to the job, which knows the images' side and where the weights come from; by itself it is 1.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] // as above: see OfNetwork
    public int Enlarge { get; init; }

    /// <summary>How a labelled image is distorted before it is cut into a puzzle.</summary>
    public ViewSettings View { get; init; } = ViewSettings.Finetuning;

    /// <summary>Epochs between two looks at the validation images, at least 1; the last epoch always looks.</summary>
    public int ValidateEveryEpochs { get; init; } = 1;

    /// <summary>Batches between checkpoints, at least 0; 0 for none by count.</summary>
    public int CheckpointEverySteps { get; init; }

    /// <summary>Seconds between checkpoints, at least 0; 0 for none by time. Ctrl+C leaves one in any case.</summary>
    public double CheckpointEverySeconds { get; init; } = 120;

    /// <summary>How many times as large the network makes images; 1 where nobody has said so.</summary>
    [JsonIgnore]
    public int Enlargement => Math.Max(1, Enlarge);

    /// <summary>The same, but for what a classifier adds to the network that was trained, to tell networks apart.</summary>
    public FinetuneSettings OfNetwork() => this with { ProbeShare = 0, TestCrop = 0, Enlarge = Enlargement == 1 ? 0 : Enlarge };

    /// <summary>Every value out of range, for images of <paramref name="side"/> pixels.</summary>
    public IEnumerable<SettingProblem> Problems(int side) =>
    [
        .. Epochs is >= 0 and <= TrainingSettings.MostEpochs
            ? []
            : new[] { new SettingProblem("epochs", $"is {Epochs}; must be 0 (fit to the labels) to {TrainingSettings.MostEpochs}") },
        .. TrainingSettings.Problems(BatchSize, Grids, side, GradientLimit, CheckpointEverySteps, CheckpointEverySeconds),
        .. TrainingSettings.RateProblems("head_learning_rate", HeadLearningRate),
        .. TrainingSettings.RateProblems("encoder_learning_rate", EncoderLearningRate),
        .. TrainingSettings.RateProblems("scratch_learning_rate", ScratchLearningRate),
        .. Mixup is >= 0 and <= .5 ? [] : new[] { new SettingProblem("mixup", $"is {Mixup}; must be 0 to 0.5") },
        .. TrainingSettings.ShareProblems("warmup_share", WarmupShare),
        .. TrainingSettings.ShareProblems("label_smoothing", LabelSmoothing),
        .. TrainingSettings.ShareProblems("cut_mix", CutMix),
        .. TrainingSettings.ShareProblems("probe_share", ProbeShare),
        .. TrainingSettings.ShareProblems("test_crop", TestCrop),
        .. Enlarge is >= 0 and <= 4 ? [] : new[] { new SettingProblem("enlarge", $"is {Enlarge}; must be 0 (fit to images and weights), or 1 (as they are) to 4") },
        .. ValidateEveryEpochs >= 1
            ? []
            : new[] { new SettingProblem("validate_every_epochs", $"is {ValidateEveryEpochs}; must be at least 1") },
        .. Optimizer.Problems().Select(problem => problem.Under("optimizer")),
        .. View.Problems().Select(problem => problem.Under("view")),
    ];
}
