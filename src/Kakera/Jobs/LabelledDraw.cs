using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Data.Splits;
using Kakera.Settings;

namespace Kakera.Jobs;

/// <summary>The labelled training images that one arm of the pilot may see.</summary>
internal static class LabelledDraw
{
    /// <summary>The images of an arm: the same for every method, and a smaller count's contained in a larger one's.</summary>
    public static ImageSet Of(TrainingData data, PilotArm arm, KakeraSettings settings)
    {
        ulong seed = (ulong)settings.Seed * 1000 + (ulong)arm.Draw;
        LabelledSubsetResult drawn = LabelledSubset.Choose(data.Train.Items, data.Classes.Count, arm.LabelsPerClass, seed);
        return new ImageSet(data.Pixels, drawn.Items);
    }

    /// <summary>How many draws of a count differ: one where every class gives all that it has, since then nothing is drawn.</summary>
    /// <param name="data">The images.</param>
    /// <param name="count">Labels of each class; null for all.</param>
    /// <param name="asked">How many draws were asked for.</param>
    public static int Draws(TrainingData data, int? count, int asked) =>
        count is int some && Available(data).Max() > some ? asked : 1;

    /// <summary>Refuses a count that no class can give, and says where some classes give less.</summary>
    /// <exception cref="KakeraException">A count is greater than the largest class.</exception>
    public static void Check(TrainingData data, IReadOnlyList<int?> counts, JobContext context)
    {
        int[] available = Available(data);
        string Listed() => string.Join(", ", data.Classes.Select((name, k) => $"{name} {available[k]}"));
        foreach (int count in counts.OfType<int>())
        {
            if (count > available.Max())
            {
                throw new KakeraException(
                    $"no class has {count} labelled training images (there are: {Listed()})", "--labels-per-class",
                    $"Ask for at most {available.Max()}, or for all.");
            }

            if (count > available.Min())
            {
                context.Say?.Invoke(context.Language == Language.Japanese
                    ? $"学習用のラベル付き画像が {count} 枚に満たないクラスがあります。そのクラスは全部を使います({Listed()})。"
                    : $"Not every class has {count} labelled training images; the smaller ones give all they have ({Listed()}).");
            }
        }
    }

    // Labelled training images of each class.
    private static int[] Available(TrainingData data) =>
        [.. Enumerable.Range(0, data.Classes.Count).Select(k => data.Train.Items.Count(item => item.ClassIndex == k))];
}
