using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Data.Progress;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Inference;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Probes;
using Kakera.Learning.Schedules;
using Kakera.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Training;

public sealed class ResumeTests
{
    private static readonly ImageSet Images = TinyRun.Images(26); // 3 batches of 8 and 2 left over
    private static readonly ImageSet Validation = TinyRun.Images(6, seed: 2);

    [Theory]
    [InlineData(ScheduleKind.Joint)]
    [InlineData(ScheduleKind.Progressive)]
    public void A_pretraining_that_was_killed_and_stopped_equals_one_that_never_was(ScheduleKind schedule)
    {
        PretrainSettings settings = TinyRun.Pretrain with { Schedule = schedule, CheckpointEverySteps = 2 };
        var watch = new PretrainWatch(TinyRun.Images(8, seed: 3), 2);
        using var straight = new TemporaryFolder();
        PretrainResult whole = Pretrainer.Run(Images, TinyRun.Network, settings, TinyRun.Context(straight), watch);
        using var broken = new TemporaryFolder();
        PretrainResult resumed = InFourParts(broken, context => Pretrainer.Run(Images, TinyRun.Network, settings, context, watch));
        AssertEqual(straight, whole.ModelPath, broken, resumed.ModelPath);
        Assert.Equal(48, resumed.ImagesSeen);
        Assert.NotNull(resumed.History[1].Measure("knn_macro_auc"));
    }

    [Fact]
    public void A_fine_tuning_that_was_killed_and_stopped_equals_one_that_never_was()
    {
        FinetuneSettings settings = TinyRun.Finetune with { BatchSize = 8, CheckpointEverySteps = 2, CutMix = .5, LabelSmoothing = .1 };
        FinetuneResult Train(RunContext context) =>
            Finetuner.Run(Images, Validation, TinyRun.Classes(2), TinyRun.Network, null, settings, context);
        using var straight = new TemporaryFolder();
        FinetuneResult whole = Train(TinyRun.Context(straight));
        using var broken = new TemporaryFolder();
        FinetuneResult resumed = InFourParts(broken, Train);
        AssertEqual(straight, whole.ModelPath, broken, resumed.ModelPath);
        Assert.Equal(whole.BestEpoch, resumed.BestEpoch);
    }

    [Fact]
    public void A_pretraining_that_ended_early_equals_itself_wherever_it_was_stopped()
    {
        // Nearly any change counts as none: found after epoch 4, the first that it is looked for; epoch 5 brings the learning rate down.
        PretrainSettings settings = TinyRun.Pretrain with { Epochs = 8, EarlyStop = new EarlyStopSettings { PatienceEpochs = 1, LeastChange = .99 } };
        var said = new List<string>();
        using var straight = new TemporaryFolder();
        PretrainResult whole = Pretrainer.Run(Images, TinyRun.Network, settings, TinyRun.Context(straight) with { Say = said.Add }, watch: null);
        Assert.Equal((5, 8, 4, 120), (whole.Epochs, whole.PlannedEpochs, whole.StandstillEpoch, whole.ImagesSeen));
        Assert.StartsWith("Pre-training stands still: in 1 epochs up to epoch 4 of 8 nothing moved by more than 99 % (loss ", Assert.Single(said), StringComparison.Ordinal);
        double[] rates = [.. whole.History.Select(epoch => epoch.LearningRate / settings.LearningRate)];
        var schedule = new LearningRateSchedule(2, 24); // half of the first epoch rises
        Assert.Equal(schedule.At(11), rates[3], 1e-12);
        Assert.Equal(schedule.CutAt(12, 3).At(14), rates[4], 1e-12);
        Assert.True(rates[4] < .3 * rates[3], $"{rates[3]} → {rates[4]}");

        using var broken = new TemporaryFolder();
        foreach (int batches in new[] { 12, 2 }) // before the standstill is measured; then in the middle of the tail
        {
            int left = batches;
            using var stop = new CancellationTokenSource();
            Assert.Throws<OperationCanceledException>(() => Pretrainer.Run(Images, TinyRun.Network, settings, TinyRun.Context(broken, _ =>
            {
                if (--left == 0)
                    stop.Cancel();
            }, stop), watch: null));
        }
        Assert.Equal(new RunState(8, 14, 24, IsFinished: false), RunState.Read(broken.Path));
        PretrainResult resumed = Pretrainer.Run(Images, TinyRun.Network, settings, TinyRun.Context(broken), watch: null);
        AssertEqual(straight, whole.ModelPath, broken, resumed.ModelPath);
        Assert.Equal((5, 8, 4), (resumed.Epochs, resumed.PlannedEpochs, resumed.StandstillEpoch));
        Assert.Equal(4, Pretrainer.Run(Images, TinyRun.Network, settings, TinyRun.Context(broken), watch: null).StandstillEpoch); // of a finished run
    }

    [Fact]
    public void A_pretraining_that_had_too_little_time_equals_itself_wherever_it_was_stopped()
    {
        PretrainSettings settings = TinyRun.Pretrain with { Epochs = 8 };
        PretrainResult Train(RunContext context) =>
            Pretrainer.Run(Images, TinyRun.Network, settings, context with { TimeLimit = TimeSpan.FromTicks(1) }, watch: null);
        var said = new List<string>();
        using var straight = new TemporaryFolder();
        PretrainResult whole = Train(TinyRun.Context(straight) with { Say = said.Add });
        Assert.Equal((2, 8, 1), (whole.Epochs, whole.PlannedEpochs, whole.ShortenedEpoch)); // found after one epoch, and one more is the least
        Assert.Contains("of 8 epochs 2 fit into its time", Assert.Single(said));
        Assert.Equal(new LearningRateSchedule(2, 24).CutAt(3, 3).At(5), whole.History[1].LearningRate / settings.LearningRate, 1e-12);

        using var broken = new TemporaryFolder();
        int left = 4; // in the middle of the last epoch
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Train(TinyRun.Context(broken, _ =>
        {
            if (--left == 0)
                stop.Cancel();
        }, stop)));
        PretrainResult resumed = Train(TinyRun.Context(broken));
        AssertEqual(straight, whole.ModelPath, broken, resumed.ModelPath);
        Assert.Equal((2, 8, 1), (resumed.Epochs, resumed.PlannedEpochs, resumed.ShortenedEpoch));
        Assert.Equal(1, Train(TinyRun.Context(broken)).ShortenedEpoch); // of a finished run
    }

    [Fact]
    public void A_pretraining_keeps_the_weights_of_the_epoch_that_neighbours_chose_also_when_it_was_stopped_after_it()
    {
        PretrainSettings settings = TinyRun.Pretrain with
        {
            Epochs = 5,
            Keep = KeepRule.BestKnn,
            CheckpointEverySteps = 3,
            Neighbours = new NeighbourSettings { Neighbours = 1 },
        };
        PretrainWatch watch = BlackAndWhite(); // told apart in every epoch, so that the first that can be chosen is
        using TemporaryFolder straight = new(), epochs = new(), broken = new();
        PretrainResult whole = Pretrainer.Run(Images, TinyRun.Network, settings, TinyRun.Context(straight, _ => CopyCheckpoints(straight, epochs)), watch);
        Assert.Equal(3, whole.KeptEpoch);
        Assert.Equal(whole.History[2].Measures["embedding_deviation"], ModelFile.Describe(whole.ModelPath).Metrics["embedding_deviation"]);
        using (NewDisposeScope())
        {
            IReadOnlyDictionary<string, Tensor> kept = TensorFile.Read(whole.ModelPath).Tensors;
            IReadOnlyDictionary<string, Tensor> then = TensorFile.Read(epochs.File("step-000000009.safetensors")).Tensors;
            Assert.All(kept, tensor => Assert.True(tensor.Value.bytes.SequenceEqual(then["network." + tensor.Key].bytes), tensor.Key));
        }

        int left = 13; // in the fifth epoch
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Pretrainer.Run(Images, TinyRun.Network, settings, TinyRun.Context(broken, _ =>
        {
            if (--left == 0)
                stop.Cancel();
        }, stop), watch));
        PretrainResult resumed = Pretrainer.Run(Images, TinyRun.Network, settings, TinyRun.Context(broken), watch);
        AssertEqual(straight, whole.ModelPath, broken, resumed.ModelPath);
        Assert.Equal(3, resumed.KeptEpoch);

        static PretrainWatch BlackAndWhite()
        {
            const int count = 8, bytes = 3 * TinyRun.Side * TinyRun.Side;
            byte[] pixels = [.. Enumerable.Range(0, count * bytes).Select(at => at / bytes % 2 == 0 ? (byte)0 : (byte)255)];
            ImageItem[] items = [.. Enumerable.Range(0, count).Select(n => new ImageItem(n, (ulong)n, n % 2, $"lesion {n}", $"{n}.png"))];
            return new PretrainWatch(new ImageSet(PixelCache.InMemory(TinyRun.Side, pixels), items), 2);
        }

        static void CopyCheckpoints(TemporaryFolder from, TemporaryFolder to)
        {
            foreach (string path in Directory.Exists(from.File("checkpoints")) ? Directory.GetFiles(from.File("checkpoints"), "step-*.safetensors") : [])
                File.Copy(path, to.File(Path.GetFileName(path)), overwrite: true);
        }
    }

    [Fact]
    public void A_finished_run_returns_at_once_and_leaves_no_checkpoints()
    {
        using var folder = new TemporaryFolder();
        PretrainSettings settings = TinyRun.Pretrain with { Epochs = 1 };
        PretrainResult first = Pretrainer.Run(Images, TinyRun.Network, settings, TinyRun.Context(folder), watch: null);
        Assert.False(Directory.Exists(folder.File("checkpoints")));
        Assert.Equal(new RunState(1, 3, 3, IsFinished: true), RunState.Read(folder.Path));
        int reports = 0;
        PretrainResult again = Pretrainer.Run(Images, TinyRun.Network, settings, TinyRun.Context(folder, _ => reports++), watch: null);
        Assert.Equal(0, reports);
        Assert.Equal(first.Elapsed.TotalSeconds, again.Elapsed.TotalSeconds, 1e-3);
        Assert.Equal(first.History[0].Loss, again.History[0].Loss);

        KakeraException refusal = Assert.Throws<KakeraException>(
            () => Pretrainer.Run(Images, TinyRun.Network, settings with { LearningRate = .5 }, TinyRun.Context(folder), watch: null));
        Assert.Contains("pretrain.learning_rate was 0.003, is 0.5", refusal.Message);
    }

    [Fact]
    public void A_label_that_was_corrected_costs_no_pretraining_unless_labels_choose_its_epoch()
    {
        ImageSet corrected = Images with { Items = [Images.Items[0] with { ClassIndex = 1 }, .. Images.Items.Skip(1)] };
        foreach (KeepRule keep in Enum.GetValues<KeepRule>())
        {
            using var folder = new TemporaryFolder();
            PretrainSettings settings = TinyRun.Pretrain with { Epochs = 1, Keep = keep };
            Train(Images, _ => { });
            if (keep == KeepRule.Last)
                Train(corrected, _ => Assert.Fail("it was trained again"));
            else
                Assert.Contains("watch was ", Assert.Throws<KakeraException>(() => Train(corrected, _ => { })).Message);

            void Train(ImageSet images, Action<JobProgress> progress) =>
                Pretrainer.Run(images, TinyRun.Network, settings, TinyRun.Context(folder, progress), new PretrainWatch(images, 2));
        }
    }

    // Killed in the middle of step 3 (the checkpoint is that of step 2); stopped when step 3 has ended the first epoch's batches but it
    // is not yet measured; stopped after step 5, in the second epoch; run to the end.
    private static T InFourParts<T>(TemporaryFolder folder, Func<RunContext, T> train)
    {
        int batches = 0;
        Assert.Throws<InsufficientExecutionStackException>(() => train(TinyRun.Context(folder, _ =>
        {
            if (++batches == 3)
                throw new InsufficientExecutionStackException("the process dies here");
        })));
        Assert.Equal(2, RunState.Read(folder.Path)!.Step);
        StopAfter(1);
        Assert.Equal(new RunState(2, 3, 6, IsFinished: false), RunState.Read(folder.Path));
        StopAfter(2);
        Assert.Equal(new RunState(2, 5, 6, IsFinished: false), RunState.Read(folder.Path));
        return train(TinyRun.Context(folder));

        void StopAfter(int more)
        {
            using var stop = new CancellationTokenSource();
            Assert.Throws<OperationCanceledException>(() => train(TinyRun.Context(
                folder,
                _ =>
                {
                    if (--more == 0)
                        stop.Cancel();
                },
                stop)));
        }
    }

    private static void AssertEqual(TemporaryFolder straight, string straightModel, TemporaryFolder broken, string brokenModel)
    {
        Assert.Equal(File.ReadAllText(straight.File("metrics.csv")), File.ReadAllText(broken.File("metrics.csv")));
        using DisposeScope scope = NewDisposeScope();
        IReadOnlyDictionary<string, Tensor> expected = TensorFile.Read(straightModel).Tensors;
        IReadOnlyDictionary<string, Tensor> actual = TensorFile.Read(brokenModel).Tensors;
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach ((string name, Tensor tensor) in expected)
            Assert.True(tensor.bytes.SequenceEqual(actual[name].bytes), name);
        Assert.Equal(ModelFile.Describe(straightModel).WeightsSha256, ModelFile.Describe(brokenModel).WeightsSha256);
    }
}
