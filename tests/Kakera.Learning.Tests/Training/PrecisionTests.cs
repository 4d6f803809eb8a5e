using Kakera.Data;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using Kakera.Learning.Training;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Training;

public sealed class PrecisionTests
{
    [Fact]
    public void Embeddings_in_bfloat16_point_where_those_in_float32_do_and_gradients_are_float32()
    {
        using var network = new FgSslNetwork(TinyRun.Network, classCount: null, seed: 3);
        network.train();
        using var scope = NewDisposeScope();
        Tensor images = randn(16, 3, 32, 32, generator: new Generator(5));
        Tensor[] full = [.. network.EmbedAll(images).Select(z => z.detach())];
        network.TrainingPrecision = ScalarType.BFloat16;
        IReadOnlyList<Tensor> rounded = network.EmbedAll(images);
        foreach ((Tensor a, Tensor b) in full.Zip(rounded))
        {
            Assert.Equal(ScalarType.Float32, b.dtype);
            Assert.False(a.allclose(b, rtol: 1e-6, atol: 1e-6)); // it did round
            double alike = nn.functional.cosine_similarity(a.flatten().unsqueeze(0), b.flatten().unsqueeze(0)).item<float>();
            Assert.InRange(alike, 0.98, 1.0001);
        }

        rounded.Select(z => z.square().mean()).Aggregate((sum, next) => sum + next).backward();
        Assert.All(network.named_parameters(), entry =>
        {
            if (entry.parameter.grad is { } gradient)
                Assert.Equal(ScalarType.Float32, gradient.dtype);
        });
        Assert.NotNull(network.Encoder.named_parameters().First(entry => entry.name == "conv1.weight").parameter.grad);
    }

    [Fact]
    public void Evaluation_is_in_float32_whatever_training_computes_in()
    {
        using var network = new FgSslNetwork(TinyRun.Network, classCount: null, seed: 3);
        network.eval();
        using var scope = NewDisposeScope();
        Tensor images = randn(4, 3, 32, 32, generator: new Generator(5));
        Tensor before = network.Embed(images, Branch.Fused);
        network.TrainingPrecision = ScalarType.BFloat16;
        Assert.True(network.Embed(images, Branch.Fused).eq(before).all().item<bool>());
    }

    [Fact]
    public void A_run_in_bfloat16_repeats_to_the_bit_and_goes_on_in_no_other_precision()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        string Weights(RunContext context) => ModelFile.Describe(
            Pretrainer.Run(TinyRun.Images(16), TinyRun.Network, TinyRun.Pretrain with { Epochs = 1 }, context, watch: null).ModelPath).WeightsSha256;
        string mixed = Weights(TinyRun.Context(first) with { Precision = PrecisionChoice.MixedPrecision });
        Assert.Equal(mixed, Weights(TinyRun.Context(second) with { Precision = PrecisionChoice.MixedPrecision }));
        Assert.Throws<KakeraException>(() => Weights(TinyRun.Context(second)));
    }

    [Fact]
    public void Auto_is_one_of_the_two_and_anything_else_is_refused()
    {
        Assert.Contains(PrecisionChoice.Resolve("auto", "cpu"), (string[])["float32", "bfloat16"]);
        Assert.Equal("bfloat16", PrecisionChoice.Resolve("bfloat16", "cpu"));
        Assert.Contains("auto, float32, bfloat16 or tf32", Assert.Throws<KakeraException>(() => PrecisionChoice.Resolve("float16", "cpu")).Message);
        Assert.Contains("tf32 is a precision of NVIDIA GPUs", Assert.Throws<KakeraException>(() => PrecisionChoice.Resolve("tf32", "cpu")).Message);
    }
}
