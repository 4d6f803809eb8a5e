using System.Text.Json;
using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Inference;
using Kakera.Learning.Methods;
using Kakera.Learning.Models;
using Kakera.Learning.Optimizers;
using Kakera.Learning.Training;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Training;

/// <summary>Pre-training that starts from given weights.</summary>
public sealed class StartFromTests : IDisposable
{
    private const ulong OtherSeed = 99;
    private static readonly ImageSet Images = TinyRun.Images(16);
    private static readonly ImageSet OneBatch = TinyRun.Images(TinyRun.Pretrain.BatchSize);
    private static readonly PretrainSettings Settings = TinyRun.Pretrain with { WarmupEpochs = 0 };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. PretrainMethods.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_method_gets_the_files_encoder_and_keeps_its_own_first_weights_elsewhere(string name)
    {
        StartingWeights start = StartingWeights.Open(Encoder(encoderAlone: true), TinyRun.Network);
        using IPretrainMethod method = Create(name), untouched = Create(name);
        start.LoadInto(method, TinyRun.Network, say: null);
        using var scope = NewDisposeScope();
        IReadOnlyDictionary<string, Tensor> given = TensorFile.Read(start.Path).Tensors;
        Dictionary<string, Tensor> fresh = untouched.Network.state_dict();
        foreach ((string weight, Tensor tensor) in method.Network.state_dict())
        {
            // A twin begins as what it follows; of running statistics it has its own.
            bool follows = weight.StartsWith("twin.encoder.", StringComparison.Ordinal) && !IsStatistic(weight);
            string of = follows ? weight["twin.".Length..] : weight;
            Assert.True(tensor.bytes.SequenceEqual((NetworkParts.IsEncoder(of) ? given[of] : fresh[of]).bytes), weight);
        }

        Assert.False(given["encoder.conv1.weight"].bytes.SequenceEqual(fresh["encoder.conv1.weight"].bytes));
        Assert.False(given["encoder.bn1.running_mean"].bytes.SequenceEqual(fresh["encoder.bn1.running_mean"].bytes));
    }

    [Theory]
    [InlineData(false, true)]  // pre-trained with the same shape
    [InlineData(true, false)]  // an encoder and nothing else
    public void Fg_ssl_takes_the_block_too_where_the_file_has_one_of_its_shape(bool encoderAlone, bool blockTaken)
    {
        string path = Encoder(encoderAlone);
        Assert.Equal(blockTaken, TakesBlock(path, TinyRun.Network));
        Assert.False(TakesBlock(path, TinyRun.Network with { EmbeddingDimension = 24 }));
        Assert.False(TakesBlock(path, TinyRun.Network with { ReferenceWiring = true })); // of the same sizes, but otherwise connected
        Assert.Equal(blockTaken, TakesBlock(path, TinyRun.Network with { BranchBatchNormMomentum = .5 }));
    }

    [Theory]
    [InlineData("fg-ssl", false)]
    [InlineData("fg-ssl", true)]
    [InlineData("byol", true)]
    public void A_run_has_the_same_bits_as_one_whose_first_weights_were_set_by_hand(string name, bool encoderAlone)
    {
        string path = Encoder(encoderAlone);
        PretrainSettings settings = Settings with { Method = name };
        using TemporaryFolder started = new(), fresh = new(), byHand = new();
        string model = Pretrainer.Run(Images, TinyRun.Network, settings, TinyRun.Context(started), watch: null, path).ModelPath;
        string other = Pretrainer.Run(Images, TinyRun.Network, settings, TinyRun.Context(fresh), watch: null).ModelPath;
        Assert.NotEqual(ModelFile.Describe(other).WeightsSha256, ModelFile.Describe(model).WeightsSha256);

        RunContext context = TinyRun.Context(byHand);
        DeviceChoice.Prepare(context);
        using var task = new PretrainTask(SetByHand(settings, context.Seed, path), Images, settings, null, context.Seed, CPU, context.Cancellation);
        using var optimizer = new Optimizer(settings.Optimizer, [new ParameterGroup(settings.LearningRate, task.Parameters)]);
        new TrainingLoop(Plan(settings), task, optimizer, new PixelLoader(Images.Pixels), context).Run();
        using var scope = NewDisposeScope();
        Assert.Equal(ModelFile.Describe(model).WeightsSha256, TensorFile.Fingerprint(task.Kept));
    }

    [Theory]
    [InlineData(true, .1, false)]
    [InlineData(true, 1, true)]
    [InlineData(false, .1, true)] // of our own: to go on with more images
    public void An_encoder_that_others_trained_learns_at_a_share_of_the_rate_and_what_is_new_at_the_whole(bool imported, double share, bool asUsual)
    {
        PretrainSettings settings = Settings with { Epochs = 1, Optimizer = new() { Kind = OptimizerKind.Sgd, Momentum = 0, WeightDecay = 0 } };
        string path = Encoder(encoderAlone: true, imported);
        using TemporaryFolder shared = new(), usual = new();
        string model = Pretrainer.Run(OneBatch, TinyRun.Network, settings with { StartRate = share }, TinyRun.Context(shared), watch: null, path).ModelPath;
        string other = Pretrainer.Run(OneBatch, TinyRun.Network, settings, TinyRun.Context(usual), watch: null, Encoder(encoderAlone: true)).ModelPath;
        using var scope = NewDisposeScope();
        IReadOnlyDictionary<string, Tensor> first = TensorFile.Read(path).Tensors, moved = TensorFile.Read(model).Tensors, expected = TensorFile.Read(other).Tensors;
        foreach ((string name, Tensor weight) in moved.Where(weight => weight.Key.EndsWith(".weight", StringComparison.Ordinal)))
        {
            if (asUsual || !NetworkParts.IsEncoder(name))
                Assert.True(weight.bytes.SequenceEqual(expected[name].bytes), name);
            else
                Assert.True((weight - first[name]).allclose((expected[name] - first[name]) * share, 1e-3, 1e-7), name);
        }
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_to_the_bit_and_only_with_the_weights_that_it_began_with()
    {
        string path = Encoder(encoderAlone: false), another = Encoder(encoderAlone: true);
        using TemporaryFolder straight = new(), broken = new();
        string whole = Pretrainer.Run(Images, TinyRun.Network, Settings, TinyRun.Context(straight), watch: null, path).ModelPath;
        using var stop = new CancellationTokenSource();
        int batches = 0;
        Assert.Throws<OperationCanceledException>(() => Pretrainer.Run(Images, TinyRun.Network, Settings, TinyRun.Context(broken, _ =>
        {
            if (++batches == 3) // in the middle of the second epoch
                stop.Cancel();
        }, stop), watch: null, path));

        string refusal = Assert.Throws<KakeraException>(
            () => Pretrainer.Run(Images, TinyRun.Network, Settings, TinyRun.Context(broken), watch: null, another)).Message;
        Assert.Contains($"start_from was \"{ModelFile.Describe(path).WeightsSha256}\", is ", refusal);
        refusal = Assert.Throws<KakeraException>(
            () => Pretrainer.Run(Images, TinyRun.Network, Settings, TinyRun.Context(broken), watch: null)).Message;
        Assert.Contains("is not set", refusal);

        string resumed = Pretrainer.Run(Images, TinyRun.Network, Settings, TinyRun.Context(broken), watch: null, path).ModelPath;
        Assert.Equal(ModelFile.Describe(whole).WeightsSha256, ModelFile.Describe(resumed).WeightsSha256);
        Assert.Equal(File.ReadAllText(straight.File("metrics.csv")), File.ReadAllText(broken.File("metrics.csv")));
    }

    [Fact]
    public void Without_a_start_a_run_is_known_by_what_it_was_known_by_before()
    {
        Pretrainer.Run(Images, TinyRun.Network, Settings with { Epochs = 1 }, TinyRun.Context(_folder), watch: null);
        Assert.DoesNotContain("start_from", File.ReadAllText(_folder.File("result.json")));
    }

    [Fact]
    public void Another_backbone_is_refused_with_both_names_and_the_way_out()
    {
        KakeraException refusal = Assert.Throws<KakeraException>(() => Pretrainer.Run(
            Images, TinyRun.Network with { Backbone = Backbone.ResNet34 }, Settings, TinyRun.Context(_folder), watch: null, Encoder(encoderAlone: true)));
        Assert.Contains("the file holds a resnet18, and the network is a resnet34", refusal.Message);
        Assert.Contains("--backbone resnet18", refusal.Message);
    }

    [Fact]
    public void Weights_that_were_not_imported_are_refused_with_the_command_that_does()
    {
        string path = _folder.File("theirs.safetensors");
        using var theirs = new ResNetEncoder(Backbone.ResNet18);
        using (NewDisposeScope())
            TensorFile.Write(path, theirs.state_dict(), new Dictionary<string, string>());
        Assert.Contains("kakera weights import FILE", Assert.Throws<KakeraException>(() => StartingWeights.Open(path, TinyRun.Network)).Message);
    }

    [Fact]
    public void A_classifier_is_refused()
    {
        string path = _folder.File("classifier.safetensors");
        using var network = new FgSslNetwork(TinyRun.Network, 2, OtherSeed);
        using (NewDisposeScope())
            ModelFile.Write(path, network, Description(ModelKind.Classifier, encoderAlone: false) with { Classes = TinyRun.Classes(2) });
        Assert.Contains("is a classifier", Assert.Throws<KakeraException>(() => StartingWeights.Open(path, TinyRun.Network)).Message);
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsStatistic(string name) =>
        name.Contains(".running_", StringComparison.Ordinal) || name.EndsWith("num_batches_tracked", StringComparison.Ordinal);

    private static IPretrainMethod Create(string name, ulong seed = 3) => PretrainMethods.Create(
        new MethodSetup(TinyRun.Network, Settings with { Method = name }, seed, ScalarType.Float32));

    private static ModelDescription Description(ModelKind kind, bool encoderAlone) => new()
    {
        Kind = kind,
        EncoderAlone = encoderAlone,
        Network = TinyRun.Network,
        Classes = [],
        ImageSide = 2 * TinyRun.Side,
        Settings = JsonSerializer.SerializeToElement("none"),
    };

    // An encoder that differs from a fresh one in running statistics, too.
    private string Encoder(bool encoderAlone, bool imported = false)
    {
        string path = _folder.File($"encoder-{encoderAlone}-{imported}.safetensors");
        using var network = new FgSslNetwork(TinyRun.Network, null, OtherSeed);
        using var scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        network.train();
        network.EmbedAll(randn(4, 3, TinyRun.Side, TinyRun.Side, generator: new Generator(5)));
        Dictionary<string, Tensor> weights = network.state_dict()
            .Where(weight => !encoderAlone || NetworkParts.IsEncoder(weight.Key)).ToDictionary(weight => weight.Key, weight => weight.Value);
        ModelDescription description = Description(ModelKind.Encoder, encoderAlone);
        ModelFile.Write(path, weights, imported ? description with { Settings = JsonSerializer.SerializeToElement(new { imported_from = "theirs" }) } : description);
        return path;
    }

    private static bool TakesBlock(string path, NetworkSettings network)
    {
        using IPretrainMethod method = PretrainMethods.Create(new MethodSetup(network, Settings, Seed: 3, ScalarType.Float32));
        string said = "";
        StartingWeights.Open(path, network).LoadInto(method, network, sentence => said = sentence);
        using var scope = NewDisposeScope();
        IReadOnlyDictionary<string, Tensor> given = TensorFile.Read(path).Tensors;
        Dictionary<string, Tensor> own = method.Network.state_dict();
        Assert.True(given["encoder.conv1.weight"].bytes.SequenceEqual(own["encoder.conv1.weight"].bytes));
        string head = own.Keys.First(name => name.StartsWith("block.heads.", StringComparison.Ordinal) && own[name].dim() == 2);
        bool taken = given.ContainsKey(head) && given[head].bytes.SequenceEqual(own[head].bytes);
        Assert.Equal(taken ? $"First weights: encoder, block and heads of {path}." : $"First weights: the encoder of {path}.", said);
        return taken;
    }

    private static IPretrainMethod SetByHand(PretrainSettings settings, ulong seed, string path)
    {
        IPretrainMethod method = Create(settings.Method, seed);
        using var scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        Dictionary<string, Tensor> own = method.Network.state_dict();
        foreach ((string name, Tensor weight) in TensorFile.Read(path).Tensors)
        {
            own[name].copy_(weight);
            if (own.TryGetValue("twin." + name, out Tensor? twin))
                twin.copy_(weight);
        }

        return method;
    }

    private static TrainingPlan Plan(PretrainSettings settings) => new()
    {
        Stage = "pretrain",
        Epochs = settings.Epochs,
        StepsPerEpoch = 2,
        BatchSize = settings.BatchSize,
        WarmupSteps = 0,
        LearningRate = settings.LearningRate,
        LearningRateSetting = "pretrain.learning_rate",
        GradientLimit = settings.GradientLimit,
        CheckpointEverySteps = 0,
        CheckpointEverySeconds = 0,
        Identity = new Dictionary<string, string>(),
    };
}
