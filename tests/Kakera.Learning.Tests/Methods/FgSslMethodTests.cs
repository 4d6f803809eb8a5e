using Kakera.Learning.Losses;
using Kakera.Learning.Methods;
using Kakera.Learning.Methods.FgSsl;
using Kakera.Learning.Models;
using Kakera.Learning.Schedules;
using Kakera.Learning.Tests.Parity;
using Kakera.Learning.Tests.Training;
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
        using var method = new FgSslMethod(new MethodSetup(TinyRun.Network, TinyRun.Pretrain with { Grids = [1, 1, 1], Schedule = schedule }, Seed, ScalarType.Float32));
        method.Network.to(ScalarType.Float64);
        method.Network.train();
        Tensor source = randn(8, 3, 32, 32, ScalarType.Float64), partner = randn(8, 3, 32, 32, ScalarType.Float64);
        var batch = new BatchViews(() => source, () => partner) { Keys = [.. Enumerable.Range(0, 8).Select(n => (ulong)n)], Epoch = 0, Done = 0 };
        double[] losses = [.. method.Updates(batch).SelectMany(stages => stages).Select(stage => stage.Loss.item<double>())];

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
        using var method = new FgSslMethod(new MethodSetup(TinyRun.Network, TinyRun.Pretrain with { Grids = [fine, middle, coarse], Schedule = ScheduleKind.Joint }, Seed, ScalarType.Float32));
        method.Network.train();
        var batch = new BatchViews(() => rand(8, 3, 32, 32), () => rand(8, 3, 32, 32)) { Keys = [.. Enumerable.Range(0, 8).Select(n => (ulong)n)], Epoch = 0, Done = 0 };
        Assert.Equal(4, method.Updates(batch).Single().Count);
        (_, Tensor first) = method.Network.named_buffers().First(buffer => buffer.name.StartsWith("encoder.", StringComparison.Ordinal) && buffer.name.EndsWith("num_batches_tracked", StringComparison.Ordinal));
        Assert.Equal(passes, first.item<long>());
    }
}
