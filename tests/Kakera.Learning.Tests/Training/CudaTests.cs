using Kakera.Data.Pixels;
using Kakera.Learning.Inference;
using Kakera.Learning.Losses;
using Kakera.Learning.Models;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Training;
using Kakera.Learning.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Training;

/// <summary>The same on an NVIDIA GPU as on the CPU, as far as rounding allows. Skipped where there is none.</summary>
public sealed class CudaTests
{
    private const int Side = 32;

    [Fact]
    public void Views_and_puzzles_are_the_same_as_on_the_CPU()
    {
        RequireGpu();
        using DisposeScope scope = NewDisposeScope();
        Tensor pixels = randint(0, 256, [8, 3, Side, Side], ScalarType.Byte, generator: new Generator(1));
        ulong[] keys = [.. Enumerable.Range(0, 8).Select(i => (ulong)i)];
        foreach (ViewSettings settings in (ViewSettings[])[new PretrainViews().Source, new PretrainViews().Partner, PretrainViews.Published.Partner])
        {
            var pipeline = new ViewPipeline(settings, Side);
            Tensor here = pipeline.Apply(pixels, keys, 1, 2, View.Source), there = pipeline.Apply(pixels.cuda(), keys, 1, 2, View.Source);
            Assert.Equal(DeviceType.CUDA, there.device_type);
            Agree(here, there, 1e-3);
        }

        Tensor orders = JigsawPuzzle.DrawPermutations(4, keys, 1, 2, View.Source);
        Agree(JigsawPuzzle.Shuffle(pixels, 4, orders), JigsawPuzzle.Shuffle(pixels.cuda(), 4, orders), 0);
    }

    [Fact]
    public void Embeddings_loss_and_gradients_are_the_same_as_on_the_CPU()
    {
        RequireGpu();
        backends.cudnn.allow_tf32 = false;
        using var here = new FgSslNetwork(TinyRun.Network, classCount: null, seed: 3);
        using var there = new FgSslNetwork(TinyRun.Network, classCount: null, seed: 3);
        there.cuda();
        using DisposeScope scope = NewDisposeScope();
        Tensor x = randn(16, 3, Side, Side, generator: new Generator(5)), y = randn(16, 3, Side, Side, generator: new Generator(6));
        Tensor Loss(FgSslNetwork network, Tensor a, Tensor b)
        {
            network.train();
            return CrossCorrelationLoss.Compute(network.Embed(a, Branch.Fused), network.Embed(b, Branch.Fused), new CrossCorrelationSettings());
        }

        Tensor lossHere = Loss(here, x, y), lossThere = Loss(there, x.cuda(), y.cuda());
        Agree(lossHere.detach().reshape(1), lossThere.detach().reshape(1), 1e-3 * Math.Abs(lossHere.Value()));
        lossHere.backward();
        lossThere.backward();
        foreach (((string name, var a), (_, var b)) in here.named_parameters().Zip(there.named_parameters()))
            if (a.grad is { } gradient)
                Assert.True((gradient - b.grad!.cpu()).norm().Value() <= 1e-2 * (gradient.norm().Value() + 1e-3), name);
    }

    [Theory]
    [InlineData("tf32")]
    [InlineData("float32")]
    [InlineData("bfloat16")]
    public void A_pretraining_on_the_GPU_learns_and_its_encoder_is_read_on_the_CPU(string precision)
    {
        RequireGpu();
        using var folder = new TemporaryFolder();
        RunContext context = TinyRun.Context(folder) with { Device = "cuda", Precision = precision };
        ImageSet images = TinyRun.Images(16);
        PretrainResult result = Pretrainer.Run(images, TinyRun.Network, TinyRun.Pretrain with { Epochs = 4 }, context, watch: null);
        Assert.True(result.History[^1].Loss < result.History[0].Loss, $"{result.History[0].Loss} → {result.History[^1].Loss}");
        using FgSslNetwork network = ModelFile.Load(result.ModelPath, CPU);
        Assert.All(network.named_parameters(), entry => Assert.True(entry.parameter.isfinite().all().item<bool>(), entry.name));
    }

    [Fact]
    public void Auto_is_tf32_on_a_GPU()
    {
        RequireGpu();
        Assert.Equal("tf32", PrecisionChoice.Resolve("auto", "cuda"));
    }

    private static void RequireGpu() => Assert.SkipUnless(cuda_is_available(), "no NVIDIA GPU can be used here, or the build is for the CPU (-p:KakeraTorch=cuda builds for GPUs)");

    private static void Agree(Tensor here, Tensor there, double tolerance) =>
        Assert.InRange((here.to(ScalarType.Float64) - there.cpu().to(ScalarType.Float64)).abs().max().Value(), 0, tolerance);
}
