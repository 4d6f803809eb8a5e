using Kakera.Data;
using Kakera.Evaluation.Predictions;

namespace Kakera.Evaluation.Tests;

/// <summary>Answers of made-up classifiers: each image has a difficulty that all share, each run its own noise.</summary>
internal static class SyntheticAnswers
{
    public static readonly string[] Classes = ["nevus", "melanoma", "keratosis", "vascular"];

    /// <param name="skill">How far the true class's score stands out: 0 is guessing.</param>
    /// <param name="images">N; two of three images share a group with a neighbour.</param>
    /// <param name="seed">The data and the run.</param>
    /// <param name="run">Which run on the same images.</param>
    /// <param name="classes">The classes, the first the most frequent.</param>
    public static PredictionSet Of(double skill, int images = 400, ulong seed = 1, int run = 0, IReadOnlyList<string>? classes = null)
    {
        classes ??= Classes;
        Prediction[] items = new Prediction[images];
        for (int i = 0; i < images; i++)
        {
            int group = i - i % 3 % 2;
            var ofGroup = new KeyedRandom(seed, 1, (ulong)group);
            int label = 0;
            while (label + 1 < classes.Count && ofGroup.NextBool(0.5))
                label++;
            double ease = skill * (1 + 0.5 * ofGroup.NextGaussian());
            var ofRun = new KeyedRandom(seed, 2, (ulong)i, (ulong)run, BitConverter.DoubleToUInt64Bits(skill));
            double[] scores = [.. classes.Select((_, k) => (k == label ? ease : 0) + ofRun.NextGaussian())];
            items[i] = new Prediction($"images/{i:0000}.jpg", $"lesion {group}", label, Softmax(scores));
        }

        return new PredictionSet(classes, items);
    }

    private static float[] Softmax(double[] scores)
    {
        double most = scores.Max();
        double[] powers = [.. scores.Select(score => Math.Exp(score - most))];
        return [.. powers.Select(power => (float)(power / powers.Sum()))];
    }
}
