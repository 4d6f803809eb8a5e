using System.Text.Json;
using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Optimizers;
using TorchSharp;

namespace Kakera.Learning.Training;

/// <summary>Trains a classifying network on a few labels. What answers beside it is <see cref="JoinedClassifier"/>'s concern.</summary>
public static class Finetuner
{
    /// <summary>Steps grow with the root of the labels: measured on two sets of images, from 30 to 280 labels.</summary>
    private const double StepsPerRootOfImages = 30;

    /// <summary>A step on images twice as large takes about three times as long; so many times fewer are made.</summary>
    private const double CostOfEnlarging = 3;

    /// <summary>
    /// Trains for the settings' epochs and writes the best epoch's weights to <c>model.safetensors</c>, beside <c>metrics.csv</c>,
    /// <c>result.json</c> and TensorBoard events. From a pre-trained model and from scratch differ in the starting weights and in the encoder's
    /// learning rate, in nothing else. A run that was stopped goes on from its newest good checkpoint; one that is finished returns at once.
    /// </summary>
    /// <remarks>
    /// The best epoch has the highest macro AUC on the validation images; of equal ones the lower validation loss, then the earlier.
    /// Without validation images it is the last. Test images have no say.
    /// </remarks>
    /// <param name="labelled">What to train on; every image with its class, every class with an image.</param>
    /// <param name="validation">What to choose the epoch by; may be empty. Its pixels are of the same side.</param>
    /// <param name="classes">The classes' names, in the order of <see cref="ImageItem.ClassIndex"/>.</param>
    /// <param name="network">The network's shape.</param>
    /// <param name="startFrom">
    /// A model of the same shape to start from, all but its classifiers; null to start from scratch. Of a file that holds an encoder alone,
    /// the encoder is taken, and the hierarchical block starts as it does from scratch.
    /// </param>
    /// <param name="settings">The settings.</param>
    /// <param name="context">Folder, device, seed, progress (stage <c>finetune</c>, in images) and cancellation.</param>
    /// <exception cref="KakeraException">
    /// Settings are out of range, labels are missing, the model to start from is damaged or of another shape, the folder cannot be
    /// written to or holds a run that was started with other choices.
    /// </exception>
    /// <exception cref="TrainingDivergedException">The loss ran away.</exception>
    /// <exception cref="OperationCanceledException">The context was cancelled; the same call goes on from there.</exception>
    public static FinetuneResult Run(
        ImageSet labelled,
        ImageSet validation,
        IReadOnlyList<string> classes,
        NetworkSettings network,
        string? startFrom,
        FinetuneSettings settings,
        RunContext context)
    {
        Require(labelled, validation, classes, network, settings);
        settings = settings with { Epochs = Epochs(labelled.Items.Count, settings) };
        network = Started(network, startFrom);
        TrainingPlan plan = Plan(labelled, validation, classes, network, startFrom, settings, context);
        if (FinishedRun.Find(context.Folder) is { } finished)
        {
            RunIdentity.Require(finished.Identity, plan.Identity, context.Folder);
            return Result(finished, context.Folder);
        }

        using FinetuneTask task = NewTask(labelled, validation, classes.Count, network, startFrom, settings, context);
        using Optimizer optimizer = NewOptimizer(task, startFrom, settings);
        FinishedRun run = new TrainingLoop(plan, task, optimizer, new PixelLoader(labelled.Pixels), context).Run();
        EpochRecord best = BestEpoch.Of(run.History);
        run = run with { BestEpoch = best.Epoch };
        ModelFile.Write(Path.Combine(context.Folder, FinishedRun.ModelName), task.BestWeights, new ModelDescription
        {
            Kind = ModelKind.Classifier,
            Network = network,
            Classes = classes,
            ImageSide = labelled.Pixels.Side,
            Enlargement = settings.Enlargement,
            Settings = JsonSerializer.SerializeToElement(settings, DescriptionJson.Options),
            Metrics = best.Measures,
            Seed = context.Seed,
            Created = context.Time.GetUtcNow(),
        });
        run.Write(context.Folder);
        new CheckpointStore(context.Folder).Clear();
        return Result(run, context.Folder);
    }

    /// <summary>Seconds that one batch takes here, on a network that is thrown away: for planning. Writes nothing.</summary>
    /// <param name="labelled">The images that will be trained on.</param>
    /// <param name="classes">The classes' names.</param>
    /// <param name="network">The network's shape.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="context">Device, seed and cancellation.</param>
    /// <param name="steps">How many batches to time, after two that are not counted.</param>
    /// <exception cref="KakeraException">As <see cref="Run"/>.</exception>
    public static TimeSpan MeasureStep(
        ImageSet labelled, IReadOnlyList<string> classes, NetworkSettings network, FinetuneSettings settings, RunContext context, int steps)
    {
        ImageSet none = labelled with { Items = [] };
        Require(labelled, none, classes, network, settings);
        settings = settings with { Epochs = Epochs(labelled.Items.Count, settings) };
        using FinetuneTask task = NewTask(labelled, none, classes.Count, network, startFrom: null, settings, context);
        using Optimizer optimizer = NewOptimizer(task, startFrom: null, settings);
        TrainingPlan plan = Plan(labelled, none, classes, network, startFrom: null, settings, context);
        var loader = new PixelLoader(labelled.Pixels);
        var loop = new TrainingLoop(plan, task, optimizer, loader, context);
        return StepTimer.Measure(loop, StepTimer.Streamed(task, loader), steps, "measure", context).Mean;
    }

    /// <summary>Batches in an epoch: what a plan multiplies <see cref="MeasureStep"/> by.</summary>
    public static int StepsPerEpoch(int images, FinetuneSettings settings) => BatchOrder.StepsPerEpoch(images, settings.BatchSize);

    /// <summary>The epochs of a run on some labelled images: those of the settings, or those that make 30·√N steps, or a third of them on enlarged images.</summary>
    public static int Epochs(int images, FinetuneSettings settings) => settings.Epochs > 0
        ? settings.Epochs
        : Math.Max(1, (int)Math.Round(StepsPerRootOfImages * Math.Sqrt(images) / (settings.Enlargement > 1 ? CostOfEnlarging : 1) / StepsPerEpoch(images, settings)));

    private static void Require(
        ImageSet labelled, ImageSet validation, IReadOnlyList<string> classes, NetworkSettings network, FinetuneSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(validation.Pixels.Side, labelled.Pixels.Side, nameof(validation));
        SettingsCheck.Require(
        [
            .. settings.Problems(labelled.Pixels.Side).Concat(TrainingSettings.OpenGrids(settings.Grids)).Select(problem => problem.Under("finetune")),
            .. network.Problems().Select(problem => problem.Under("network")),
        ]);
        ImageRequirements.RequireLabels(labelled, validation, classes);
        ImageRequirements.RequireSeveral(labelled, "fine-tuning");
    }

    // A model that was pre-trained with the published program's wiring keeps it.
    private static NetworkSettings Started(NetworkSettings network, string? startFrom) =>
        startFrom is null ? network : network with { ReferenceWiring = ModelFile.Describe(startFrom).Network.ReferenceWiring };

    private static TrainingPlan Plan(
        ImageSet labelled,
        ImageSet validation,
        IReadOnlyList<string> classes,
        NetworkSettings network,
        string? startFrom,
        FinetuneSettings settings,
        RunContext context)
    {
        int stepsPerEpoch = StepsPerEpoch(labelled.Items.Count, settings);
        return new TrainingPlan
        {
            Stage = "finetune",
            Epochs = settings.Epochs,
            StepsPerEpoch = stepsPerEpoch,
            BatchSize = BatchOrder.BatchSize(labelled.Items.Count, settings.BatchSize),
            WarmupSteps = (long)Math.Round(settings.WarmupShare * settings.Epochs * stepsPerEpoch),
            LearningRate = startFrom is null ? settings.ScratchLearningRate : Math.Max(settings.HeadLearningRate, settings.EncoderLearningRate),
            LearningRateSetting = startFrom is null ? "finetune.scratch_learning_rate" : "finetune.head_learning_rate",
            GradientLimit = settings.GradientLimit,
            CheckpointEverySteps = settings.CheckpointEverySteps,
            CheckpointEverySeconds = settings.CheckpointEverySeconds,
            Identity = RunIdentity.Of(new
            {
                Kind = "finetune",
                Seed = context.Seed,
                Precision = PrecisionChoice.Resolve(context.Precision, context.Device),
                Network = network,
                Finetune = settings.OfNetwork() with { CheckpointEverySteps = 0, CheckpointEverySeconds = 0 },
                Classes = classes,
                Labelled = ImageRequirements.Fingerprint(labelled),
                Validation = ImageRequirements.Fingerprint(validation),
                StartFrom = startFrom is null ? "scratch" : ModelFile.Describe(startFrom).WeightsSha256,
            }),
        };
    }

    private static FinetuneTask NewTask(
        ImageSet labelled, ImageSet validation, int classCount, NetworkSettings shape, string? startFrom, FinetuneSettings settings,
        RunContext context)
    {
        torch.Device device = DeviceChoice.Prepare(context);
        var network = new FgSslNetwork(shape, classCount, context.Seed);
        if (startFrom is not null)
            ModelFile.LoadEncoder(startFrom, network);
        network.to(device);
        network.TrainingPrecision = PrecisionChoice.TypeOf(context);
        network.Enlargement = settings.Enlargement;
        return new FinetuneTask(network, labelled, validation, settings, context.Seed, device, context.Cancellation);
    }

    private static Optimizer NewOptimizer(FinetuneTask task, string? startFrom, FinetuneSettings settings)
    {
        if (startFrom is null)
            return new Optimizer(settings.Optimizer, [new ParameterGroup(settings.ScratchLearningRate, task.Parameters)]);
        // What no pre-training has seen learns at the heads' rate.
        bool encoderAlone = ModelFile.Describe(startFrom).EncoderAlone;
        ILookup<bool, NamedParameter> isHead = task.Parameters.ToLookup(parameter =>
            encoderAlone ? !NetworkParts.IsEncoder(parameter.Name) : NetworkParts.IsHead(parameter.Name));
        return new Optimizer(
            settings.Optimizer,
            [new ParameterGroup(settings.EncoderLearningRate, [.. isHead[false]]), new ParameterGroup(settings.HeadLearningRate, [.. isHead[true]])]);
    }

    private static FinetuneResult Result(FinishedRun run, string folder) => new(
        Path.Combine(folder, FinishedRun.ModelName), run.BestEpoch, run.Epochs, run.ImagesSeen, TimeSpan.FromSeconds(run.Seconds),
        run.History);
}
