using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Probes;

/// <summary>
/// Answers by the labels of the most similar images, each voting with exp(cosine / temperature): what frozen features know without any
/// training (Wu et al., arXiv 1805.01978, section 3.4).
/// </summary>
public static class KNearestNeighbours
{
    private const int Block = 512; // queries at a time: a block of similarities, not the whole table

    /// <summary>Class probabilities, one row of K a query: the votes' shares.</summary>
    /// <param name="reference">Features of the labelled images, [M][E].</param>
    /// <param name="classes">Their classes.</param>
    /// <param name="queries">Features of the images asked about, [N][E].</param>
    /// <param name="classCount">K.</param>
    /// <param name="settings">How many neighbours, and how steeply they count.</param>
    public static float[][] Predict(float[][] reference, IReadOnlyList<int> classes, float[][] queries, int classCount,
        NeighbourSettings settings) =>
        Predict(reference, classes, queries, classCount, settings, isBarred: null);

    /// <summary>The same for the labelled images themselves, none voting for itself or for another of its own group.</summary>
    /// <param name="features">Their features, [N][E].</param>
    /// <param name="classes">Their classes.</param>
    /// <param name="groups">Their groups: images of one patient or lesion resemble one another whatever they show.</param>
    /// <param name="classCount">K.</param>
    /// <param name="settings">How many neighbours, and how steeply they count.</param>
    public static float[][] LeaveGroupOut(
        float[][] features, IReadOnlyList<int> classes, IReadOnlyList<string> groups, int classCount, NeighbourSettings settings) =>
        Predict(features, classes, features, classCount, settings, (query, neighbour) => groups[query] == groups[neighbour]);

    private static float[][] Predict(
        float[][] reference, IReadOnlyList<int> classes, float[][] queries, int classCount, NeighbourSettings settings,
        Func<int, int, bool>? isBarred)
    {
        ArgumentOutOfRangeException.ThrowIfZero(reference.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(classes.Count, reference.Length);
        var answers = new float[queries.Length][];
        if (queries.Length == 0)
            return answers;
        using DisposeScope scope = NewDisposeScope();
        Tensor known = Directions(reference).t();
        for (int begin = 0; begin < queries.Length; begin += Block)
        {
            using DisposeScope block = NewDisposeScope();
            float[][] asked = queries[begin..Math.Min(begin + Block, queries.Length)];
            float[] similarity = Directions(asked).matmul(known).data<float>().ToArray(); // [n, M]
            for (int row = 0; row < asked.Length; row++)
            {
                int query = begin + row;
                answers[query] = Vote(
                    similarity.AsMemory(row * reference.Length, reference.Length), classes, classCount, settings,
                    neighbour => isBarred?.Invoke(query, neighbour) ?? false);
            }
        }
        return answers;
    }

    private static float[] Vote(ReadOnlyMemory<float> similarity, IReadOnlyList<int> classes, int classCount, NeighbourSettings settings,
        Predicate<int> isBarred)
    {
        // The nearest first; of equally near ones, the earlier.
        var nearest = new PriorityQueue<int, (float Similarity, int Earlier)>();
        for (int i = 0; i < similarity.Length; i++)
        {
            if (isBarred(i))
                continue;
            nearest.Enqueue(i, (similarity.Span[i], -i));
            if (nearest.Count > settings.Neighbours)
                nearest.Dequeue();
        }
        var votes = new double[classCount];
        foreach ((int neighbour, _) in nearest.UnorderedItems)
            votes[classes[neighbour]] += Math.Exp((similarity.Span[neighbour] - 1) / settings.Temperature);
        double all = votes.Sum();
        return [.. votes.Select(vote => (float)(all > 0 ? vote / all : 1.0 / classCount))];
    }

    private static Tensor Directions(float[][] features)
    {
        Tensor rows = tensor(features.SelectMany(row => row).ToArray(), [features.Length, features[0].Length]);
        return rows / rows.norm(1, keepdim: true, p: 2).AtLeast(1e-12);
    }
}
