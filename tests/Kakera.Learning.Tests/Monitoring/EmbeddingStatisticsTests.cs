using Kakera.Learning.Monitoring;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Monitoring;

public sealed class EmbeddingStatisticsTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Equal_singular_values_give_full_rank() =>
        Assert.Equal(6, EmbeddingStatistics.Measure(eye(6, dtype: ScalarType.Float64)).EffectiveRank, 1e-4);

    [Fact]
    public void Two_unequal_singular_values_give_the_exponential_of_their_entropy()
    {
        // σ = 3 and 1: p = ¾, ¼.
        double expected = Math.Exp(-.75 * Math.Log(.75) - .25 * Math.Log(.25));
        Tensor embeddings = tensor(new double[,] { { 3, 0 }, { 0, 1 } });
        Assert.Equal(expected, EmbeddingStatistics.Measure(embeddings).EffectiveRank, 1e-5);
    }

    [Fact]
    public void Plain_rows_give_the_same_as_a_tensor()
    {
        float[][] rows = [[1, 2, 0.5f], [0, -1, 3], [2, 2, 2], [-1, 0, 1]];
        Assert.Equal(EmbeddingStatistics.Measure(tensor(rows.SelectMany(row => row).ToArray(), [4, 3])), EmbeddingStatistics.Measure(rows));
    }

    [Fact]
    public void Rank_does_not_depend_on_scale_or_turning()
    {
        Tensor embeddings = randn([20, 5], ScalarType.Float64, generator: new Generator(3));
        (Tensor turn, _) = linalg.qr(randn([5, 5], ScalarType.Float64, generator: new Generator(4)));
        double rank = EmbeddingStatistics.Measure(embeddings).EffectiveRank;
        Assert.Equal(rank, EmbeddingStatistics.Measure(embeddings.matmul(turn) * 17).EffectiveRank, 1e-8);
    }

    [Fact]
    public void Images_that_all_look_alike_have_no_deviation_and_rank_one()
    {
        EmbeddingStatistics collapsed = EmbeddingStatistics.Measure(ones(10, 4) * 3);
        Assert.Equal(0, collapsed.Deviation, 1e-6);
        Assert.Equal(1, collapsed.EffectiveRank, 1e-4);
    }

    [Fact]
    public void Directions_spread_evenly_have_a_deviation_near_one()
    {
        EmbeddingStatistics spread = EmbeddingStatistics.Measure(randn([4000, 16], generator: new Generator(5)));
        Assert.InRange(spread.Deviation, .97, 1.03);
        Assert.InRange(spread.EffectiveRank, 15.5, 16.001);
    }

    [Theory]
    [InlineData(9000, 24)] // three blocks
    [InlineData(4100, 100)] // a second block of four images; a rank below the number of coordinates
    public void Many_blocks_give_what_one_decomposition_of_all_gives(int images, int dimension)
    {
        Tensor z = randn([images, 24], ScalarType.Float64, generator: new Generator(6))
            .matmul(randn([24, dimension], ScalarType.Float64, generator: new Generator(7)) / 100);
        EmbeddingStatistics statistics = EmbeddingStatistics.Measure(z);

        double[] singular = [.. linalg.svdvals(z).data<double>()];
        double sum = singular.Sum();
        double rank = Math.Exp(-singular.Sum(s => (s / sum + 1e-7) * Math.Log(s / sum + 1e-7)));
        Assert.Equal(rank, statistics.EffectiveRank, 1e-9 * rank);
        double deviation = (z / z.norm(1, keepdim: true, p: 2)).std(0, unbiased: false).mean().data<double>()[0] * Math.Sqrt(dimension);
        Assert.Equal(deviation, statistics.Deviation, 1e-10);
    }

    [Fact]
    public void One_number_that_is_none_makes_both_statistics_none_in_whichever_block_it_is()
    {
        Tensor z = ones([5000, 3]);
        z[4999, 1] = float.NaN;
        Assert.Equal(new EmbeddingStatistics(double.NaN, double.NaN), EmbeddingStatistics.Measure(z));
    }
}
