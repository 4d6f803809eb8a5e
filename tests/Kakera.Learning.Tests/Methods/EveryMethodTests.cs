using Kakera.Data.Pixels;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Inference;
using Kakera.Learning.Methods;
using Kakera.Learning.Methods.BarlowTwins;
using Kakera.Learning.Methods.Byol;
using Kakera.Learning.Methods.Jigsaw;
using Kakera.Learning.Methods.SimClr;
using Kakera.Learning.Methods.SimSiam;
using Kakera.Learning.Methods.VicReg;
using Kakera.Learning.Probes;
using Kakera.Learning.Tests.Training;
using Kakera.Learning.Training;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Methods;

/// <summary>What holds for whatever method is found.</summary>
public sealed class EveryMethodTests
{
    private static readonly ImageSet Images = TinyRun.Images(16);

    public static TheoryData<string> Names => [.. PretrainMethods.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Learns_goes_on_to_the_bit_where_it_was_stopped_and_gives_an_encoder_to_fine_tune(string name)
    {
        PretrainSettings settings = Small(name);
        using TemporaryFolder straight = new(), broken = new(), tuned = new(), joined = new();
        PretrainResult whole = Pretrainer.Run(Images, TinyRun.Network, settings, TinyRun.Context(straight), watch: null);
        double[] losses = [.. whole.History.Select(epoch => epoch.Loss)];
        Assert.True(losses[^1] < losses[0], $"{losses[0]} → {losses[^1]}");
        Assert.All(whole.History, epoch => Assert.True(epoch.Measure("embedding_deviation") > .02));

        using var stop = new CancellationTokenSource();
        int batches = 0;
        Assert.Throws<OperationCanceledException>(() => Pretrainer.Run(Images, TinyRun.Network, settings, TinyRun.Context(broken, _ =>
        {
            if (++batches == 3) // in the middle of the second epoch
                stop.Cancel();
        }, stop), watch: null));
        PretrainResult resumed = Pretrainer.Run(Images, TinyRun.Network, settings, TinyRun.Context(broken), watch: null);
        ModelDescription model = ModelFile.Describe(whole.ModelPath);
        Assert.Equal(model.WeightsSha256, ModelFile.Describe(resumed.ModelPath).WeightsSha256);
        Assert.Equal(losses, resumed.History.Select(epoch => epoch.Loss));

        Assert.Equal((ModelKind.Encoder, name, name != "fg-ssl"), (model.Kind, model.Method, model.EncoderAlone));
        FinetuneSettings finetune = TinyRun.Finetune with { Epochs = 1, BatchSize = 8, EncoderLearningRate = 1e-30, HeadLearningRate = 1e-30 };
        FinetuneResult result = Finetuner.Run(
            Images, TinyRun.None, TinyRun.Classes(2), TinyRun.Network, whole.ModelPath, finetune, TinyRun.Context(tuned));
        using var scope = NewDisposeScope();
        IReadOnlyDictionary<string, Tensor> before = TensorFile.Read(whole.ModelPath).Tensors, after = TensorFile.Read(result.ModelPath).Tensors;
        Assert.True(before["encoder.layer4.0.conv1.weight"].bytes.SequenceEqual(after["encoder.layer4.0.conv1.weight"].bytes));
        JoinedClassifier classifier = JoinedClassifier.Make(
            result.ModelPath, [whole.ModelPath], Images, TinyRun.None, finetune with { ProbeShare = .5 }, TinyRun.Context(joined));
        Assert.Equal(model.EncoderAlone ? 0 : .5, classifier.ProbeShare); // no image to judge by
        Assert.Equal(512, FrozenFeatures.Extract(whole.ModelPath, Images, TinyRun.Context(tuned))[15].Length);
        if (model.EncoderAlone)
            Assert.All(before.Keys, key => Assert.StartsWith("encoder.", key, StringComparison.Ordinal));
    }

    private static PretrainSettings Small(string name) => TinyRun.Pretrain with
    {
        Method = name,
        Epochs = 4,
        LearningRate = 1e-3,
        BarlowTwins = new BarlowTwinsSettings { ProjectorWidth = 32 },
        Vicreg = new VicRegSettings { ProjectorWidth = 32 },
        Simsiam = new SimSiamSettings { ProjectorWidth = 32 },
        Byol = new ByolSettings { ProjectorWidth = 16, HiddenWidth = 32 },
        Simclr = new SimClrSettings { ProjectorWidth = 16 },
        Jigsaw = new JigsawSettings { Permutations = 4, TileWidth = 16, HiddenWidth = 32 },
    };
}
