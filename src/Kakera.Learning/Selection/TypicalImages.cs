using System.Numerics;
using Kakera.Data;

namespace Kakera.Learning.Selection;

/// <summary>
/// Which images to label first when there are no labels: one from each of as many clusters as labels can be given, the one in the densest
/// place of its cluster. Source: Hacohen, Dekel and Weinshall, "Active Learning on a Budget: Opposite Strategies Suit High and Low
/// Budgets", ICML 2022 (TypiClust).
/// </summary>
public static class TypicalImages
{
    private const int Rounds = 25;
    private const int Neighbours = 20;

    /// <summary>Chooses <paramref name="count"/> images, those of the largest clusters first.</summary>
    /// <param name="features">Frozen features of every image, [N][E]; compared by their direction only.</param>
    /// <param name="count">How many to choose; all of them where there are no more.</param>
    /// <param name="seed">The seed of the clustering.</param>
    /// <returns>Row numbers of <paramref name="features"/>, without repetition.</returns>
    public static IReadOnlyList<int> Choose(IReadOnlyList<float[]> features, int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (features.Count <= count)
            return [.. Enumerable.Range(0, features.Count)];

        float[][] directions = [.. features.Select(Normalised)];
        int[] clusterOf = Cluster(directions, count, new KeyedRandom(seed, 0x7E1F));
        return [.. clusterOf
            .Select((cluster, image) => (cluster, image))
            .GroupBy(pair => pair.cluster, pair => pair.image)
            .Select(group => group.ToArray())
            .OrderByDescending(members => members.Length).ThenBy(members => members[0])
            .Select(members => MostTypical(directions, members))];
    }

    /// <summary>Spherical k-means from k-means++ centres; the cluster of every row.</summary>
    private static int[] Cluster(float[][] directions, int count, KeyedRandom random)
    {
        float[][] centres = SpreadCentres(directions, count, ref random);
        int[] clusterOf = new int[directions.Length];
        for (int round = 0; round < Rounds; round++)
        {
            int[] before = (int[])clusterOf.Clone();
            Parallel.For(0, directions.Length, image => clusterOf[image] = Nearest(centres, directions[image]));
            if (round > 0 && before.AsSpan().SequenceEqual(clusterOf))
                break;
            for (int cluster = 0; cluster < count; cluster++)
                centres[cluster] = MeanDirection(directions, clusterOf, cluster) ?? centres[cluster];
        }

        return clusterOf;
    }

    private static float[][] SpreadCentres(float[][] directions, int count, ref KeyedRandom random)
    {
        float[][] centres = new float[count][];
        centres[0] = directions[random.NextInt(directions.Length)];
        double[] distance = [.. Enumerable.Repeat(double.MaxValue, directions.Length)];
        for (int chosen = 1; chosen < count; chosen++)
        {
            for (int image = 0; image < directions.Length; image++)
                distance[image] = Math.Min(distance[image], Math.Max(0, 1 - Dot(directions[image], centres[chosen - 1])));
            centres[chosen] = directions[Draw(distance, ref random)];
        }

        return centres;
    }

    /// <summary>An index drawn in proportion to its weight; the last one where all weights are zero.</summary>
    private static int Draw(double[] weights, ref KeyedRandom random)
    {
        double left = random.NextDouble() * weights.Sum();
        for (int i = 0; i < weights.Length; i++)
        {
            left -= weights[i];
            if (left < 0)
                return i;
        }

        return weights.Length - 1;
    }

    private static int MostTypical(float[][] directions, int[] members)
    {
        int neighbours = Math.Min(Neighbours, members.Length - 1);
        if (neighbours == 0)
            return members[0];
        double[] typicality = new double[members.Length];
        Parallel.For(0, members.Length, i =>
            typicality[i] = members
                .Where(other => other != members[i])
                .Select(other => Dot(directions[members[i]], directions[other]))
                .OrderDescending().Take(neighbours).Average());
        return members[Array.IndexOf(typicality, typicality.Max())];
    }

    private static int Nearest(float[][] centres, float[] direction)
    {
        int nearest = 0;
        float best = float.MinValue;
        for (int c = 0; c < centres.Length; c++)
        {
            float similarity = Dot(centres[c], direction);
            if (similarity > best)
                (best, nearest) = (similarity, c);
        }

        return nearest;
    }

    private static float[]? MeanDirection(float[][] directions, int[] clusterOf, int cluster)
    {
        float[] sum = new float[directions[0].Length];
        bool any = false;
        for (int image = 0; image < directions.Length; image++)
        {
            if (clusterOf[image] != cluster)
                continue;
            any = true;
            for (int d = 0; d < sum.Length; d++)
                sum[d] += directions[image][d];
        }

        return any ? Normalised(sum) : null;
    }

    private static float[] Normalised(float[] vector)
    {
        float norm = MathF.Sqrt(Dot(vector, vector));
        return norm == 0 ? vector : [.. vector.Select(x => x / norm)];
    }

    private static float Dot(float[] a, float[] b)
    {
        int lanes = Vector<float>.Count;
        Vector<float> sums = Vector<float>.Zero;
        int d = 0;
        for (; d <= a.Length - lanes; d += lanes)
            sums += new Vector<float>(a, d) * new Vector<float>(b, d);
        float dot = Vector.Sum(sums);
        for (; d < a.Length; d++)
            dot += a[d] * b[d];
        return dot;
    }
}
