using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Evaluation.Intervals;
using Kakera.Evaluation.Reports;
using Kakera.Learning.Monitoring;
using Kakera.Learning.Probes;
using Kakera.Learning.Training;
using Kakera.Settings;

namespace Kakera.Jobs;

/// <summary>Without labels: how many directions the block's frozen features use (RankMe), on parts of the images that share no group.</summary>
internal sealed class RankGridScore : IGridScore
{
    private const int MostImages = 2000;
    private const int LeastOfPart = 5;
    private const int Parts = 8;

    private readonly int[] _parts;

    private RankGridScore(ImageSet images, int[] parts) => (Images, _parts) = (images, parts);

    /// <inheritdoc/>
    public GridScore Kind => GridScore.EffectiveRank;

    /// <inheritdoc/>
    public ImageSet Images { get; }

    /// <summary>The score on a sample of the training images; null where there are too few, or too few groups of them.</summary>
    public static RankGridScore? Of(TrainingData data, KakeraSettings settings)
    {
        int[] order = new KeyedRandom((ulong)settings.Seed, 0x4A2E).Permutation(data.Train.Items.Count);
        ImageItem[] sample = [.. order.Take(MostImages).Select(index => data.Train.Items[index])];
        int[] parts = GroupFolds.Assign([.. sample.Select(_ => 0)], [.. sample.Select(item => item.Group)], Parts, (ulong)settings.Seed);
        bool large = Enumerable.Range(0, Parts).All(part => parts.Count(of => of == part) >= LeastOfPart);
        return large ? new RankGridScore(data.Train with { Items = sample }, parts) : null;
    }

    /// <inheritdoc/>
    public float[][] Measure(string modelPath, RunContext run)
    {
        float[][] features = FrozenFeatures.Extract(modelPath, Images, run, FeatureKind.Fused);
        return
        [
            .. Enumerable.Range(0, Parts).Select(part => EmbeddingStatistics.Measure([.. features.Where((_, i) => _parts[i] == part)]))
                .Select(statistics => new[] { (float)statistics.EffectiveRank }),
        ];
    }

    /// <inheritdoc/>
    public Interval Score(float[][] measured) => PartsInterval.Mean(Ranks(measured));

    /// <inheritdoc/>
    public Interval Difference(float[][] measured, float[][] baseline) => PartsInterval.Difference(Ranks(measured), Ranks(baseline));

    private static double[] Ranks(float[][] measured) => [.. measured.Select(row => (double)row[0])];
}
