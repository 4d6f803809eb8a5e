using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Inference;
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
