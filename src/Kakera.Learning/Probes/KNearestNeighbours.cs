using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Probes;

/// <summary>
/// Answers by the labels of the most similar images, each voting with exp(cosine / temperature): what frozen features know without any
/// training (Wu et al., arXiv 1805.01978, section 3.4).
/// </summary>
public static class KNearestNeighbours
{
    // A block of similarities at a time, not the whole table: 16 MB of them, and of either side's directions what belongs to them.
    private const int QueryBlock = 1024;
    private const int ReferenceBlock = 4096;

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
        for (int begin = 0; begin < queries.Length; begin += QueryBlock)
        {
            using DisposeScope scope = NewDisposeScope();
            float[][] asked = queries[begin..Math.Min(begin + QueryBlock, queries.Length)];
            NearestRows[] nearest = [.. asked.Select(_ => new NearestRows(settings.Neighbours))];
            Tensor directions = Directions(asked);
            for (int first = 0; first < reference.Length; first += ReferenceBlock)
            {
                using DisposeScope block = NewDisposeScope();
                float[][] known = reference[first..Math.Min(first + ReferenceBlock, reference.Length)];
                float[] similarity = directions.matmul(Directions(known).t()).data<float>().ToArray(); // [n, m]
                for (int row = 0; row < asked.Length; row++)
                {
                    int query = begin + row;
                    nearest[row].Add(
                        first, similarity.AsSpan(row * known.Length, known.Length), neighbour => isBarred?.Invoke(query, neighbour) ?? false);
                }
            }
            for (int row = 0; row < asked.Length; row++)
                answers[begin + row] = Vote(nearest[row], classes, classCount, settings);
        }
        return answers;
    }

    private static float[] Vote(NearestRows nearest, IReadOnlyList<int> classes, int classCount, NeighbourSettings settings)
    {
        var votes = new double[classCount];
        foreach ((int neighbour, float similarity) in nearest.Rows)
            votes[classes[neighbour]] += Math.Exp((similarity - 1) / settings.Temperature);
        double all = votes.Sum();
        return [.. votes.Select(vote => (float)(all > 0 ? vote / all : 1.0 / classCount))];
    }

    private static Tensor Directions(float[][] features)
    {
        int dimension = features[0].Length;
        var flat = new float[features.Length * dimension];
        for (int row = 0; row < features.Length; row++)
            features[row].CopyTo(flat, row * dimension);
        Tensor rows = tensor(flat, [features.Length, dimension]);
        return rows / rows.norm(1, keepdim: true, p: 2).AtLeast(1e-12);
    }
}
