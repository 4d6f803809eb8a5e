using Kakera.Learning.Inference;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Inference;

public sealed class LogarithmicPoolTests
{
    [Fact]
    public void It_is_the_geometric_mean_that_a_plain_rendering_gives()
    {
        double[][] one = [[.7, .2, .1], [.05, .05, .9]], other = [[.3, .3, .4], [.6, .3, .1]];
        foreach (double share in new[] { 0, .25, .5, 1 })
            for (int n = 0; n < 2; n++)
            {
                double[] products = [.. one[n].Zip(other[n], (p, q) => Math.Pow(p, 1 - share) * Math.Pow(q, share))];
                Assert.Equal(products.Select(product => product / products.Sum()), Pool(one[n], other[n], share), (a, b) => Math.Abs(a - b) < 1e-12);
            }
    }

    [Fact]
    public void Who_is_sure_of_nothing_changes_no_order_and_who_is_sure_of_all_has_no_veto()
    {
        double[] answer = Pool([.6, .3, .1], [1.0 / 3, 1.0 / 3, 1.0 / 3], .5);
        Assert.True(answer[0] > answer[1] && answer[1] > answer[2]);
        Assert.Equal(Math.Sqrt(2), answer[0] / answer[1], 1e-9);
        Assert.All(Pool([1, 0, 0], [0, 1, 0], .5), p => Assert.True(p > 0));
    }

    private static double[] Pool(double[] one, double[] other, double share)
    {
        using DisposeScope scope = NewDisposeScope();
        return [.. LogarithmicPool.Of(tensor(one, [1, one.Length]), tensor(other, [1, other.Length]), share).data<double>()];
    }
}
