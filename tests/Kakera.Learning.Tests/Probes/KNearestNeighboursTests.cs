using Kakera.Data;
using Kakera.Learning.Probes;

namespace Kakera.Learning.Tests.Probes;

public sealed class KNearestNeighboursTests
{
    private static readonly NeighbourSettings Settings = new() { Neighbours = 7, Temperature = .2 };

    [Fact]
    public void Agrees_with_sorting_all_similarities()
    {
        float[][] reference = Draw(50, 6, 1), queries = Draw(20, 6, 2);
        int[] classes = [.. Enumerable.Range(0, 50).Select(i => i % 3)];
        float[][] answers = KNearestNeighbours.Predict(reference, classes, queries, 3, Settings);
        for (int q = 0; q < queries.Length; q++)
        {
            var votes = new double[3];
            foreach (int i in Enumerable.Range(0, 50).OrderByDescending(i => Cosine(queries[q], reference[i])).Take(7))
                votes[classes[i]] += Math.Exp(Cosine(queries[q], reference[i]) / .2);
            for (int k = 0; k < 3; k++)
                Assert.Equal(votes[k] / votes.Sum(), answers[q][k], 1e-5);
        }
    }

    [Fact]
    public void Queries_beyond_one_block_are_all_answered()
    {
        float[][] many = Draw(1100, 4, 3);
        float[][] answers = KNearestNeighbours.Predict(many[..10], [0, 1, 0, 1, 0, 1, 0, 1, 0, 1], many, 2, Settings);
        Assert.All(answers, row => Assert.Equal(1, row.Sum(), 1e-5f));
        Assert.Equal(KNearestNeighbours.Predict(many[..10], [0, 1, 0, 1, 0, 1, 0, 1, 0, 1], many[1090..], 2, Settings)[9], answers[1099]);
    }

    [Fact]
    public void Neighbours_in_any_block_count_as_if_there_were_one()
    {
        // 9000 labelled images are three blocks; coarse features give many equally near ones, of which the earlier count.
        float[][] reference = [.. Draw(9000, 3, 9).Select(row => row.Select(value => MathF.Round(value)).ToArray())], queries = reference[4000..4030];
        int[] classes = [.. Enumerable.Range(0, 9000).Select(i => i % 5)];
        float[][] answers = KNearestNeighbours.Predict(reference, classes, queries, 5, Settings);
        for (int q = 0; q < queries.Length; q++)
        {
            var votes = new double[5];
            foreach (int i in Enumerable.Range(0, 9000).OrderByDescending(i => Math.Round(Direction(queries[q], reference[i]), 5)).Take(7))
                votes[classes[i]]++;
            for (int k = 0; k < 5; k++)
                Assert.Equal(votes[k] / votes.Sum(), answers[q][k], 1e-4);
        }

        // Of no direction at all: similar to nothing.
        static double Direction(float[] a, float[] b) => Cosine(a, b) is var cosine && double.IsNaN(cosine) ? 0 : cosine;
    }

    [Fact]
    public void An_image_never_votes_for_its_own_group()
    {
        // Two lesions of one class each, two photographs of each: the nearest is always the other photograph.
        float[][] features = [[1, 0], [1, .01f], [0, 1], [.01f, 1]];
        float[][] answers = KNearestNeighbours.LeaveGroupOut(features, [0, 0, 1, 1], ["a", "a", "b", "b"], 2,
            new NeighbourSettings { Neighbours = 1 });
        Assert.All(answers[..2], row => Assert.Equal(1, row[1]));
        Assert.All(answers[2..], row => Assert.Equal(1, row[0]));
    }

    [Fact]
    public void With_no_neighbour_allowed_nothing_is_claimed() =>
        Assert.Equal([.5f, .5f], KNearestNeighbours.LeaveGroupOut([[1, 0], [0, 1]], [0, 1], ["a", "a"], 2, Settings)[0]);

    private static double Cosine(float[] a, float[] b)
    {
        double dot = a.Zip(b, (x, y) => (double)x * y).Sum();
        return dot / Math.Sqrt(a.Sum(x => (double)x * x) * b.Sum(x => (double)x * x));
    }

    internal static float[][] Draw(int count, int dimension, ulong seed)
    {
        var random = new KeyedRandom(seed);
        var rows = new float[count][];
        for (int i = 0; i < count; i++)
        {
            rows[i] = new float[dimension];
            for (int j = 0; j < dimension; j++)
                rows[i][j] = (float)random.NextGaussian();
        }
        return rows;
    }
}
