namespace Kakera.Data.Tests;

public sealed class KeyedRandomTests
{
    [Fact]
    public void One_key_gives_one_sequence_and_another_key_another()
    {
        var one = new KeyedRandom(1, 2, 3);
        var same = new KeyedRandom(1, 2, 3);
        var other = new KeyedRandom(1, 3, 2);
        var longer = new KeyedRandom(1, 2, 3, 0);
        ulong first = one.NextBits();
        Assert.Equal(first, same.NextBits());
        Assert.NotEqual(first, other.NextBits());
        Assert.NotEqual(first, longer.NextBits());
    }

    /// <summary>Results on disk depend on these numbers: they may never change.</summary>
    [Fact]
    public void The_numbers_are_those_of_the_first_version()
    {
        var random = new KeyedRandom(7, 1, 2);
        ulong[] expected = [0xD769851DD7C93426, 0xA212BEA313BEE5F8, 0xC81FE39D163D81F9]; // by an independent rendering
        Assert.All(expected, bits => Assert.Equal(bits, random.NextBits()));
    }

    [Theory]
    [InlineData(1, 2, 2, 1)]
    [InlineData(1, 1, 7, 7)]
    public void Seed_and_first_key_are_not_interchangeable(ulong seed, ulong key, ulong otherSeed, ulong otherKey) =>
        Assert.NotEqual(new KeyedRandom(seed, key, 5).NextBits(), new KeyedRandom(otherSeed, otherKey, 5).NextBits());

    [Fact]
    public void Neighbouring_keys_are_uncorrelated()
    {
        double[] draws = [.. Enumerable.Range(0, 20_000).Select(image => new KeyedRandom(0, 0, (ulong)image, 0).NextDouble())];
        double mean = draws.Average();
        double lag = draws.Zip(draws.Skip(1), (a, b) => (a - mean) * (b - mean)).Average() / draws.Average(d => (d - mean) * (d - mean));
        Assert.InRange(mean, 0.49, 0.51);
        Assert.InRange(lag, -0.03, 0.03);
    }

    [Fact]
    public void Integers_are_uniform()
    {
        var random = new KeyedRandom(5);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
            counts[random.NextInt(7)]++;
        double chiSquare = counts.Sum(c => Math.Pow(c - 10_000, 2) / 10_000);
        Assert.True(chiSquare < 22.5, $"χ² = {chiSquare} with 6 degrees of freedom: below 22.5 in 999 of 1000 fair dice");
    }

    [Fact]
    public void Gaussians_have_mean_0_and_deviation_1()
    {
        var random = new KeyedRandom(6);
        double sum = 0, squares = 0;
        for (int i = 0; i < 50_000; i++)
        {
            double x = random.NextGaussian();
            sum += x;
            squares += x * x;
        }

        Assert.InRange(sum / 50_000, -0.02, 0.02);
        Assert.InRange(squares / 50_000, 0.97, 1.03);
    }

    [Fact]
    public void A_permutation_holds_every_number_once() =>
        Assert.Equal(Enumerable.Range(0, 100), new KeyedRandom(3).Permutation(100).Order());

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Probabilities_0_and_1_are_certain(double probability, bool expected)
    {
        var random = new KeyedRandom(4);
        for (int i = 0; i < 1000; i++)
            Assert.Equal(expected, random.NextBool(probability));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(1000)]
    public void Many_normal_numbers_at_once_are_those_drawn_one_by_one(int count)
    {
        KeyedRandom together = new(3, 5), single = new(3, 5);
        double[] values = new double[count];
        together.NextGaussians(values);
        foreach (double value in values)
            Assert.Equal(single.NextGaussian(), value, 1e-12);
        Assert.Equal(single.NextBits(), together.NextBits()); // and the sequence goes on from there
    }
}
