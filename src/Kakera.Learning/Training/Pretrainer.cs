using System.Globalization;
using System.Text.Json;
using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Inference;
using Kakera.Learning.Methods;
using Kakera.Learning.Models;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Optimizers;
using TorchSharp;

namespace Kakera.Learning.Training;

/// <summary>Pre-trains a network on images without labels.</summary>
public static class Pretrainer
{
    /// <summary>
    /// Trains for the settings' epochs, or fewer where nothing moves any more (<see cref="Standstill"/>) or the time is short (<see cref="TimeCut"/>), and writes
    /// <c>model.safetensors</c>, <c>metrics.csv</c>, <c>result.json</c> and TensorBoard events into the context's folder. A run that was
    /// stopped goes on from its newest good checkpoint; one that is finished returns at once.
    /// </summary>
    /// <param name="images">What to train on; labels are not looked at. Never test images.</param>
    /// <param name="network">The network's shape.</param>
    /// <param name="settings">The method's settings.</param>
    /// <param name="context">Folder, device, seed, progress (stage <c>pretrain</c>, in images) and cancellation.</param>
    /// <param name="watch">Labelled images to look on, or null. They train nothing, but <see cref="PretrainSettings.Keep"/> may choose the epoch by them.</param>
    /// <param name="startFrom">
    /// An encoder to start from (<see cref="StartingWeights"/>), or null for random weights. Its encoder is taken; hierarchical block and heads
    /// too, where the method trains them and the file comes from a pre-training of a network of the same shape.
    /// </param>
    /// <exception cref="KakeraException">
    /// Settings are out of range, there are fewer than two images, the encoder to start from is damaged or of another backbone, the folder
    /// cannot be written to or holds a run that was started with other choices.
    /// </exception>
    /// <exception cref="TrainingDivergedException">The loss ran away or the embeddings collapsed.</exception>
    /// <exception cref="OperationCanceledException">The context was cancelled; the same call goes on from there.</exception>
    public static PretrainResult Run(ImageSet images, NetworkSettings network, PretrainSettings settings, RunContext context,
        PretrainWatch? watch, string? startFrom = null)
    {
        Require(images, network, settings);
        (network, settings) = (Resolved(network, settings), Resolved(settings));
        StartingWeights? start = startFrom is null ? null : StartingWeights.Open(startFrom, network);
        TrainingPlan plan = Plan(images, network, settings, context, watch, start);
        if (FinishedRun.Find(context.Folder) is { } finished)
        {
            RunIdentity.Require(finished.Identity, plan.Identity, context.Folder);
            return Result(finished, context.Folder);
        }

        using PretrainTask task = NewTask(images, network, settings, context, watch, start);
        using Optimizer optimizer = NewOptimizer(task, plan.LearningRate, settings, start);
        FinishedRun run = new TrainingLoop(plan, task, optimizer, new PixelLoader(images.Pixels), context).Run();
        EpochRecord kept = KeptEpoch.Of(run.History, settings.Keep);
        run = run with { BestEpoch = kept.Epoch };
        ModelFile.Write(Path.Combine(context.Folder, FinishedRun.ModelName), task.Kept, new ModelDescription
        {
            Kind = ModelKind.Encoder,
            Method = settings.Method,
            EncoderAlone = !task.TrainsBlock,
            Network = network,
            Classes = [],
            ImageSide = images.Pixels.Side,
            Settings = JsonSerializer.SerializeToElement(settings, DescriptionJson.Options),
            Metrics = kept.Measures,
            Seed = context.Seed,
            Created = context.Time.GetUtcNow(),
        });
        run.Write(context.Folder);
        new CheckpointStore(context.Folder).Clear();
        return Result(run, context.Folder);
    }

    /// <summary>Seconds that one batch takes here, on a network that is thrown away: for planning. Writes nothing.</summary>
    /// <param name="images">The images that will be trained on.</param>
    /// <param name="network">The network's shape.</param>
    /// <param name="settings">The method's settings.</param>
    /// <param name="context">Device, seed and cancellation.</param>
    /// <param name="steps">How many batches to time, after two that are not counted.</param>
    /// <exception cref="KakeraException">As <see cref="Run"/>.</exception>
    public static TimeSpan MeasureStep(ImageSet images, NetworkSettings network, PretrainSettings settings, RunContext context, int steps) =>
        Trial(images, network, settings, context, (loop, task, loader) =>
            StepTimer.Measure(loop, StepTimer.Streamed(task, loader), steps, "measure", context).Mean);

    /// <summary>How fast batches go through here, on a network that is thrown away. Writes nothing.</summary>
    /// <param name="images">The images to train on.</param>
    /// <param name="network">The network's shape.</param>
    /// <param name="settings">The method's settings.</param>
    /// <param name="context">Device, seed, clock, progress (stages <c>measure</c>, then <c>compute</c>, in images) and cancellation.</param>
    /// <param name="steps">How many batches to time each way, at least 1, after two that are not counted.</param>
    /// <exception cref="KakeraException">As <see cref="Run"/>.</exception>
    /// <exception cref="OperationCanceledException">The context was cancelled.</exception>
    public static PretrainSpeed MeasureSpeed(
        ImageSet images, NetworkSettings network, PretrainSettings settings, RunContext context, int steps) =>
        Trial(images, network, settings, context, (loop, task, loader) =>
        {
            StepTimes streamed = StepTimer.Measure(loop, StepTimer.Streamed(task, loader), steps, "measure", context);
            StepTimes held = StepTimer.Measure(loop, StepTimer.Held(task, loader), steps, "compute", context);
            int batch = BatchOrder.BatchSize(images.Items.Count, settings.BatchSize);
            return new PretrainSpeed(DeviceChoice.Resolve(context.Device).ToString(), torch.get_num_threads(), batch,
                batch / streamed.Mean.TotalSeconds, batch / held.Mean.TotalSeconds, streamed.WaitingShare);
        });

    /// <summary>Batches in an epoch: what a plan multiplies <see cref="MeasureStep"/> by.</summary>
    public static int StepsPerEpoch(int images, PretrainSettings settings) => BatchOrder.StepsPerEpoch(images, settings.BatchSize);

    // Everything that a run trains with, on a network that is thrown away afterwards.
    private static T Trial<T>(ImageSet images, NetworkSettings network, PretrainSettings settings, RunContext context,
        Func<TrainingLoop, PretrainTask, PixelLoader, T> measure)
    {
        Require(images, network, settings);
        (network, settings) = (Resolved(network, settings), Resolved(settings));
        TrainingPlan plan = Plan(images, network, settings, context, watch: null, start: null);
        using PretrainTask task = NewTask(images, network, settings, context, watch: null, start: null);
        using Optimizer optimizer = NewOptimizer(task, plan.LearningRate, settings, start: null);
        var loader = new PixelLoader(images.Pixels);
        return measure(new TrainingLoop(plan, task, optimizer, loader, context), task, loader);
    }

    private static void Require(ImageSet images, NetworkSettings network, PretrainSettings settings)
    {
        SettingsCheck.Require(
        [
            .. settings.Problems(images.Pixels.Side).Concat(TrainingSettings.OpenGrids(settings.Grids)).Select(problem => problem.Under("pretrain")),
            .. network.Problems().Select(problem => problem.Under("network")),
        ]);
        ImageRequirements.RequireSeveral(images, "pre-training");
    }

    // One setting for the published program's departures; each is switched where it happens.
    private static NetworkSettings Resolved(NetworkSettings network, PretrainSettings settings) =>
        settings is { Reference: true, Method: PretrainMethods.FgSsl } ? network with { ReferenceWiring = true } : network;

    private static PretrainSettings Resolved(PretrainSettings settings) =>
        settings.Reference ? settings with { Loss = settings.Loss with { Reference = true } } : settings;

    private static TrainingPlan Plan(
        ImageSet images, NetworkSettings network, PretrainSettings settings, RunContext context, PretrainWatch? watch, StartingWeights? start)
    {
        int stepsPerEpoch = StepsPerEpoch(images.Items.Count, settings);
        long warmup = Math.Min((long)Math.Round(settings.WarmupEpochs * stepsPerEpoch), (long)settings.Epochs * stepsPerEpoch / 4);
        return new TrainingPlan
        {
            Stage = "pretrain",
            Epochs = settings.Epochs,
            StepsPerEpoch = stepsPerEpoch,
            BatchSize = BatchOrder.BatchSize(images.Items.Count, settings.BatchSize),
            WarmupSteps = warmup,
            LearningRate = settings.HighestLearningRate(images.Items.Count),
            LearningRateSetting = "pretrain.learning_rate",
            GradientLimit = settings.GradientLimit,
            CheckpointEverySteps = settings.CheckpointEverySteps,
            CheckpointEverySeconds = settings.CheckpointEverySeconds,
            EarlyStop = settings.EarlyStop,
            TimeLimit = context.TimeLimit,
            Identity = Identity(images, network, settings, context, watch, start),
        };
    }

    private static SortedDictionary<string, string> Identity(
        ImageSet images, NetworkSettings network, PretrainSettings settings, RunContext context, PretrainWatch? watch, StartingWeights? start)
    {
        SortedDictionary<string, string> values = RunIdentity.Of(new
        {
            Kind = "pretrain",
            Seed = context.Seed,
            Precision = PrecisionChoice.Resolve(context.Precision, context.Device),
            Network = network,
            Pretrain = settings with { CheckpointEverySteps = 0, CheckpointEverySeconds = 0 },
            Images = ImageRequirements.Fingerprint(images with { Items = [.. images.Items.Select(item => item with { ClassIndex = null })] }),
            // Labels that only look on may change: correcting one must not cost a pre-training. Where they choose the epoch, they decide.
            Watch = settings.Keep == KeepRule.Last || watch is null ? null : ImageRequirements.Fingerprint(watch.Labelled),
        });
        if (start is not null) // without one a run is what it was before there were any
            values.Add("start_from", $"\"{start.Description.WeightsSha256}\"");
        if (settings.BatchShare(images.Items.Count) is < 1 and var share) // nor where the learning rate is not the batch's
            values.Add("batch_share", share.ToString(CultureInfo.InvariantCulture));
        return values;
    }

    private static PretrainTask NewTask(ImageSet images, NetworkSettings shape, PretrainSettings settings, RunContext context,
        PretrainWatch? watch, StartingWeights? start)
    {
        torch.Device device = DeviceChoice.Prepare(context);
        IPretrainMethod method = PretrainMethods.Create(new MethodSetup(shape, settings, context.Seed, PrecisionChoice.TypeOf(context)));
        start?.LoadInto(method, shape, context.Say);
        method.Network.to(device);
        return new PretrainTask(method, images, settings, watch, context.Seed, device, context.Cancellation);
    }

    private static Optimizer NewOptimizer(PretrainTask task, double rate, PretrainSettings settings, StartingWeights? start)
    {
        if (start is null || !ForeignWeights.AreIn(start.Description))
            return new Optimizer(settings.Optimizer, [new ParameterGroup(rate, task.Parameters)]);
        ILookup<bool, NamedParameter> isGiven = task.Parameters.ToLookup(parameter => NetworkParts.IsEncoder(parameter.Name));
        return new Optimizer(
            settings.Optimizer, [new ParameterGroup(settings.StartRate * rate, [.. isGiven[true]]), new ParameterGroup(rate, [.. isGiven[false]])]);
    }

    private static PretrainResult Result(FinishedRun run, string folder) => new(
        Path.Combine(folder, FinishedRun.ModelName), run.Epochs, run.PlannedEpochs, run.StandstillEpoch, run.ShortenedEpoch, run.BestEpoch,
        run.ImagesSeen, TimeSpan.FromSeconds(run.Seconds), run.History);
}
