using Kakera.Learning.Losses;
using Kakera.Learning.Methods;
using Kakera.Learning.Methods.FgSsl;
using Kakera.Learning.Models;
using Kakera.Learning.Schedules;
using Kakera.Learning.Tests.Parity;
using Kakera.Learning.Tests.Training;
using Kakera.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Methods;

public sealed class FgSslMethodTests
{
    private const ulong Seed = 1;

    [Theory]
    [InlineData(ScheduleKind.Joint)]
    [InlineData(ScheduleKind.Progressive)]
    public void Stages_that_see_the_whole_image_have_the_losses_that_passes_of_their_own_would_give(ScheduleKind schedule)
    {
        using var scope = NewDisposeScope();
        using FgSslMethod method = Make(TinyRun.Pretrain with { Grids = [1, 1, 1], Schedule = schedule });
        method.Network.to(ScalarType.Float64);
        Tensor source = randn(8, 3, 32, 32, ScalarType.Float64), partner = randn(8, 3, 32, 32, ScalarType.Float64);
        double[] losses = [.. method.Updates(Batch(source, partner)).SelectMany(stages => stages).Select(stage => stage.Loss.item<double>())];

        using var network = new FgSslNetwork(TinyRun.Network, classCount: null, Seed);
        network.to(ScalarType.Float64);
        network.train();
        double[] expected = [.. Enum.GetValues<Branch>().Select(branch => (branch == Branch.Fused ? 2 : 1) * CrossCorrelationLoss.Measure(
            network.Project(network.Embed(source, branch), branch), network.Project(network.Embed(partner, branch), branch),
            TinyRun.Pretrain.Loss).Loss.item<double>())];
        Agreement.CloseNumbers(expected, losses, 1e-9);
    }

    [Theory]
    [InlineData(1, 1, 1, 2)] // x′ and x″
    [InlineData(2, 1, 1, 3)] // and a puzzle
    [InlineData(4, 2, 1, 4)] // and two
    [InlineData(4, 4, 2, 5)]
    public void Each_puzzle_takes_a_pass_and_the_whole_image_takes_one(int fine, int middle, int coarse, long passes)
    {
        using var scope = NewDisposeScope();
        using FgSslMethod method = Make(TinyRun.Pretrain with { Grids = [fine, middle, coarse], Schedule = ScheduleKind.Joint });
        Assert.Equal(4, method.Updates(Batch(rand(8, 3, 32, 32), rand(8, 3, 32, 32))).Single().Count);
        (_, Tensor first) = method.Network.named_buffers().First(buffer => buffer.name.StartsWith("encoder.", StringComparison.Ordinal) && buffer.name.EndsWith("num_batches_tracked", StringComparison.Ordinal));
        Assert.Equal(passes, first.item<long>());
    }

    private static FgSslMethod Make(PretrainSettings settings)
    {
        var method = new FgSslMethod(new MethodSetup(TinyRun.Network, settings, Seed, ScalarType.Float32));
        method.Network.train();
        return method;
    }

    private static BatchViews Batch(Tensor source, Tensor partner) =>
        new(() => source, () => partner) { Keys = [.. Enumerable.Range(0, 8).Select(n => (ulong)n)], Epoch = 0, Done = 0 };
}
