using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Learning.Checkpoints;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Probes;
using Kakera.Learning.Tests.Training;
using Kakera.Learning.Training;
using Kakera.Learning.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Probes;

public sealed class FrozenProbeTests : IDisposable
{
    private static readonly ImageSet Labelled = TinyRun.Images(9, 3);
    private static readonly ImageSet Others = TinyRun.Images(12, 3, seed: 2);

    // Half each, so that on random labels the probe changes the ranks often enough; and the whole of an image alone, unless a test is about more.
    private static readonly FinetuneSettings Once = TinyRun.Finetune with { Epochs = 1, ProbeShare = .5, TestCrop = 0 };

    private readonly TemporaryFolder _folder = new();
    private readonly string _encoder;

    public FrozenProbeTests() => _encoder = Pretrainer.Run(
        TinyRun.Images(16, 3, seed: 9), TinyRun.Network, TinyRun.Pretrain with { Epochs = 1 }, Context("encoder"), watch: null).ModelPath;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_answers_as_a_linear_probe_on_the_features_does()
    {
        using FrozenProbe probe = FrozenProbe.Fit([_encoder], Labelled, 3, CPU, TestContext.Current.CancellationToken);
        float[][] known = FrozenFeatures.Extract(_encoder, Labelled, Context("x"), FeatureKind.Fused);
        LinearProbe expected = LinearProbe.Fit(
            new LabelledFeatures(known, Classes(Labelled)), null, 3, new LinearProbeSettings { Penalties = [3 * 256 / (10.0 * 9)] });
        AssertClose(expected.Predict(FrozenFeatures.Extract(_encoder, Others, Context("x"), FeatureKind.Fused)), Answers(probe, Others));
    }

    [Fact]
    public void A_classifier_keeps_it_in_its_file_and_answers_by_both()
    {
        JoinedClassifier result = Finetune("both", Once, TinyRun.None);
        Assert.Equal(Once.ProbeShare, result.ProbeShare);
        Assert.Equal(new ProbeDescription(FeatureKind.Fused, Once.ProbeShare), ModelFile.Describe(result.ModelPath).Probe);
        ModelFile.Calibrate(result.ModelPath, new AnswerCalibration(2, .5, .95)); // writes the file anew
        float[][] joined = Predictor.Predict(result.ModelPath, Others, Context("x"));
        float[][] alone = NetworkAlone(result.ModelPath, Others);
        using FrozenProbe probe = FrozenProbe.Fit([_encoder], Labelled, 3, CPU, TestContext.Current.CancellationToken);
        AssertClose(Joined(alone, Answers(probe, Others)), joined);
        Assert.NotEqual(alone[0][0], joined[0][0], 1e-3f); // or the comparison would show nothing
    }

    [Fact]
    public void It_may_look_at_other_weights_than_the_network_started_from_and_leaves_its_file_alone()
    {
        string network = Network("scratch", null, TinyRun.Finetune, TinyRun.None);
        byte[] before = File.ReadAllBytes(network);
        JoinedClassifier result = JoinedClassifier.Make(network, [_encoder], Labelled, TinyRun.None, Once with { ProbeShare = .25 }, Context("joined"));
        Assert.Equal(before, File.ReadAllBytes(network));
        Assert.Equal(new ProbeDescription(FeatureKind.Fused, .25), ModelFile.Describe(result.ModelPath).Probe);
        using FrozenProbe probe = FrozenProbe.Fit([_encoder], Labelled, 3, CPU, TestContext.Current.CancellationToken);
        AssertClose(
            Joined(NetworkAlone(network, Others), Answers(probe, Others), .25), Predictor.Predict(result.ModelPath, Others, Context("x")));
    }

    [Fact]
    public void It_sees_what_two_networks_say_of_an_image_one_after_the_other()
    {
        string given = Pretrainer.Run(
            TinyRun.Images(16, 3, seed: 8), TinyRun.Network, TinyRun.Pretrain with { Method = "simsiam", Epochs = 1 }, Context("given"), watch: null).ModelPath;
        float[][] Both(ImageSet images) =>
        [
            .. FrozenFeatures.Extract(_encoder, images, Context("x"), FeatureKind.Fused)
                .Zip(FrozenFeatures.Extract(given, images, Context("x")), (ours, theirs) => (float[])[.. ours, .. theirs]),
        ];
        using FrozenProbe probe = FrozenProbe.Fit([_encoder, given], Labelled, 3, CPU, TestContext.Current.CancellationToken);
        LinearProbe expected = LinearProbe.Fit(
            new LabelledFeatures(Both(Labelled), Classes(Labelled)), null, 3, new LinearProbeSettings { Penalties = [(3 * 256 + 512) / (10.0 * 9)] });
        AssertClose(expected.Predict(Both(Others)), Answers(probe, Others));

        string network = Network("network", given, Once, TinyRun.None);
        JoinedClassifier result = JoinedClassifier.Make(network, [_encoder, given], Labelled, TinyRun.None, Once, Context("joined"));
        Assert.Equal(2, result.ProbedNetworks);
        Assert.Equal(new ProbeDescription(FeatureKind.Fused, Once.ProbeShare, FeatureKind.Encoder), ModelFile.Describe(result.ModelPath).Probe);
        float[][] alone = NetworkAlone(network, Others), joined = Predictor.Predict(result.ModelPath, Others, Context("x"));
        AssertClose(Joined(alone, Answers(probe, Others)), joined);
        using FrozenProbe ours = FrozenProbe.Fit([_encoder], Labelled, 3, CPU, TestContext.Current.CancellationToken);
        Assert.NotEqual(Joined(alone, Answers(ours, Others))[0][0], joined[0][0], 1e-3f); // or the second would have had no say
    }

    [Fact]
    public void Both_are_asked_about_the_middle_of_an_image_as_about_the_whole()
    {
        JoinedClassifier result = Finetune("both", Once with { TestCrop = .5 }, TinyRun.None);
        Assert.Equal(.5, ModelFile.Describe(result.ModelPath).TestCrop);
        using FrozenProbe probe = FrozenProbe.Fit([_encoder], Labelled, 3, CPU, TestContext.Current.CancellationToken);
        float[][] whole = Joined(NetworkAlone(result.ModelPath, Others), Answers(probe, Others));
        float[][] middle = Joined(NetworkAlone(result.ModelPath, Others, Middle), Answers(probe, Others, Middle));
        float[][] both = Predictor.Predict(result.ModelPath, Others, Context("x"));
        AssertClose(Mean(whole, middle), both);
        Assert.NotEqual(whole[0][0], both[0][0], 1e-3f); // or the comparison would show nothing
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0)]
    [InlineData(true, .5)]
    [InlineData(false, .5)]
    public void Validation_images_decide_whether_it_joins(bool isOfUse, double testCrop)
    {
        using FrozenProbe probe = FrozenProbe.Fit([_encoder], Labelled, 3, CPU, TestContext.Current.CancellationToken);
        string network = Network("network", _encoder, Once, TinyRun.None);
        float[][] alone = NetworkAlone(network, Others), joined = Joined(alone, Answers(probe, Others));
        if (testCrop > 0)
        {
            float[][] middle = NetworkAlone(network, Others, Middle);
            (alone, joined) = (Mean(alone, middle), Mean(joined, Joined(middle, Answers(probe, Others, Middle))));
        }

        ImageSet validation = Judging(alone, joined, isOfUse);
        JoinedClassifier result = JoinedClassifier.Make(network, [_encoder], Labelled, validation, Once with { TestCrop = testCrop }, Context("joined"));
        Assert.Equal(isOfUse ? Once.ProbeShare : 0, result.ProbeShare);
        Assert.Equal(isOfUse, ModelFile.Describe(result.ModelPath).Probe is not null);
        Assert.Equal(Predictor.Predict(result.ModelPath, validation, Context("x")), result.Validation); // to the bit: the pilot takes these for those
    }

    [Fact]
    public void Without_a_share_and_from_scratch_where_nothing_judges_there_is_none()
    {
        JoinedClassifier[] results =
        [
            MakeClassifier("scratch", null, Once, TinyRun.None),
            Finetune("no share", Once with { ProbeShare = 0 }, TinyRun.None),
        ];
        foreach (JoinedClassifier result in results)
        {
            Assert.Equal(0, result.ProbeShare);
            Assert.Empty(result.Validation);
            using DisposeScope scope = NewDisposeScope();
            Assert.DoesNotContain(TensorFile.Read(result.ModelPath).Tensors.Keys, name => name.StartsWith(FrozenProbe.Prefix, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void From_scratch_the_random_weights_are_probed()
    {
        using FrozenProbe probe = FrozenProbe.FitUntrained(TinyRun.Network, 7, Labelled, 3, CPU, TestContext.Current.CancellationToken);
        float[][] known = FrozenFeatures.ExtractUntrained(TinyRun.Network, Labelled, Context("x"));
        LinearProbe expected = LinearProbe.Fit(
            new LabelledFeatures(known, Classes(Labelled)), null, 3, new LinearProbeSettings { Penalties = [512 / (10.0 * 9)] });
        AssertClose(expected.Predict(FrozenFeatures.ExtractUntrained(TinyRun.Network, Others, Context("x"))), Answers(probe, Others));

        string network = Network("network", null, Once, TinyRun.None);
        float[][] alone = NetworkAlone(network, Others);
        ImageSet validation = Judging(alone, Joined(alone, Answers(probe, Others)), isOfUse: true);
        JoinedClassifier result = JoinedClassifier.Make(network, [], Labelled, validation, Once, Context("joined"));
        Assert.Equal(FeatureKind.Encoder, ModelFile.Describe(result.ModelPath).Probe!.Features);
        AssertClose(Joined(alone, Answers(probe, Others)), Predictor.Predict(result.ModelPath, Others, Context("x")));
    }

    [Fact]
    public void Weights_of_a_network_that_enlarges_images_are_probed_on_images_as_they_are()
    {
        string network = Network("network", _encoder, Once with { Enlarge = 2 }, TinyRun.None);
        JoinedClassifier result = JoinedClassifier.Make(network, [network], Labelled, TinyRun.None, Once with { Enlarge = 2 }, Context("joined"));
        using FrozenProbe probe = FrozenProbe.Fit([network], Labelled, 3, CPU, TestContext.Current.CancellationToken);
        float[][] alone = NetworkAlone(network, Others);
        AssertClose(Joined(alone, Answers(probe, Others)), Predictor.Predict(result.ModelPath, Others, Context("x")));

        using DisposeScope scope = NewDisposeScope(); // and the network in the classifier still enlarges them
        ModelDescription description = ModelFile.Describe(result.ModelPath);
        Assert.Equal(2, description.Enlargement);
        string small = _folder.File("small.safetensors");
        ModelFile.Write(small, TensorFile.Read(network).Tensors, ModelFile.Describe(network) with { Enlargement = 1 });
        Assert.NotEqual(alone[0][0], NetworkAlone(small, Others)[0][0], 1e-3f);
    }

    [Theory]
    [InlineData("probe.coefficients")]
    [InlineData("probe.given.encoder.conv1.weight")]
    public void A_file_that_has_lost_a_part_of_it_is_refused(string lost)
    {
        string network = Network("lost", _encoder, Once, TinyRun.None);
        JoinedClassifier result = JoinedClassifier.Make(network, [_encoder, _encoder], Labelled, TinyRun.None, Once, Context("joined"));
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = new(TensorFile.Read(result.ModelPath).Tensors);
        Assert.True(tensors.Remove(lost));
        ModelFile.Write(result.ModelPath, tensors, ModelFile.Describe(result.ModelPath));
        Assert.Contains(lost, Assert.Throws<KakeraException>(() => Classifier.Open(result.ModelPath, "cpu")).Message);
    }

    private RunContext Context(string folder) => TinyRun.Context(_folder) with { Folder = Directory.CreateDirectory(_folder.File(folder)).FullName };

    private JoinedClassifier Finetune(string folder, FinetuneSettings settings, ImageSet validation) => MakeClassifier(folder, _encoder, settings, validation);

    private JoinedClassifier MakeClassifier(string folder, string? encoder, FinetuneSettings settings, ImageSet validation) => JoinedClassifier.Make(
        Network(folder, encoder, settings, validation), encoder is null ? [] : [encoder], Labelled, validation, settings, Context(folder + " joined"));

    private string Network(string folder, string? startFrom, FinetuneSettings settings, ImageSet validation) => Finetuner.Run(
        Labelled, validation, TinyRun.Classes(3), TinyRun.Network, startFrom, settings, Context(folder)).ModelPath;

    // The others with labels at random: which of the two they suit better is a matter of chance, and so it is found soon.
    private static ImageSet Judging(float[][] alone, float[][] joined, bool isOfUse) =>
        Enumerable.Range(0, 1000).Select(draw => LabelledAtRandom(draw)).First(images =>
        {
            double gained = ClassificationScores.Measure(joined, Classes(images)).MacroAuc - ClassificationScores.Measure(alone, Classes(images)).MacroAuc;
            return isOfUse ? gained > .01 : gained < -.01;
        });

    private static ImageSet LabelledAtRandom(int draw)
    {
        var random = new KeyedRandom(5, (ulong)draw);
        return Others with { Items = [.. Others.Items.Select((item, n) => item with { ClassIndex = n < 3 ? n : random.NextInt(3) })] };
    }

    private static int[] Classes(ImageSet images) => [.. images.Items.Select(item => item.ClassIndex!.Value)];

    private static float[][] NetworkAlone(string path, ImageSet images, Func<Tensor, Tensor>? view = null)
    {
        using FgSslNetwork network = ModelFile.Load(path, CPU);
        return EvaluationPass.Rows(
            network, images, CPU, batch => EvaluationPass.Probabilities(network, view?.Invoke(batch) ?? batch), TestContext.Current.CancellationToken);
    }

    private float[][] Answers(FrozenProbe probe, ImageSet images, Func<Tensor, Tensor>? view = null)
    {
        using FgSslNetwork any = ModelFile.Load(_encoder, CPU);
        return EvaluationPass.Rows(any, images, CPU, batch => probe.Probabilities(view?.Invoke(batch) ?? batch), TestContext.Current.CancellationToken);
    }

    private static Tensor Middle(Tensor images) => Geometry.Middle(images, .5);

    private static float[][] Mean(float[][] one, float[][] other) => [.. one.Zip(other, (p, q) => p.Zip(q, (a, b) => (a + b) / 2).ToArray())];

    private static float[][] Joined(float[][] one, float[][] other, double share = .5) => [.. one.Zip(other, (p, q) =>
    {
        double[] products = [.. p.Zip(q, (a, b) => Math.Pow(Math.Max(a, 1e-4), 1 - share) * Math.Pow(Math.Max(b, 1e-4), share))];
        return products.Select(product => (float)(product / products.Sum())).ToArray();
    })];

    private static void AssertClose(float[][] expected, float[][] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, (a, b) => Math.Abs(a - b) < 1e-4));
    }
}
