using Kakera.Data.PracticeSet;

namespace Kakera.Data.Tests.PracticeSet;

/// <summary>The set must be a question of fine structure: chance is 0.25.</summary>
public sealed class PracticeSetDifficultyTests
{
    private const int Side = 96;
    private const double ColourMayReach = 0.40;
    private const double StructureMustReach = 0.65;
    private const double StructureMayReach = 0.995; // features made for just these patterns, at twice the size of the demo, from all labels

    private static readonly PracticeSetOptions Options = new() { Images = 300, Seed = 7, Side = Side };

    [Fact]
    public void Colours_do_not_tell_the_classes_and_local_structure_does()
    {
        var plan = new PracticePlan(Options);
        PlannedFile[] files = [.. plan.Files.Where(file => file.Role == FileRole.Image)];
        byte[][] images = [.. files.AsParallel().AsOrdered().WithCancellation(TestContext.Current.CancellationToken).Select(file =>
            Render(plan, file))];

        Sample[] colours = Samples(plan, files, images, ColourFeatures.Of);
        Assert.InRange(GroupedCrossValidation.BalancedAccuracy(colours, GroupedCrossValidation.NearestCentroid), 0, ColourMayReach);
        Assert.InRange(GroupedCrossValidation.BalancedAccuracy(colours, GroupedCrossValidation.NearestNeighbours), 0, ColourMayReach);
        Assert.InRange(GroupedCrossValidation.BalancedAccuracy(colours, Logistic(ridge: 0.3, steps: 40)), 0, ColourMayReach);

        Sample[] structures = Samples(plan, files, images, pixels => StructureFeatures.Of(pixels, Side));
        double neighbours = GroupedCrossValidation.BalancedAccuracy(structures, GroupedCrossValidation.NearestNeighbours);
        double logistic = GroupedCrossValidation.BalancedAccuracy(structures, Logistic(ridge: 0.03, steps: 100));
        Assert.InRange(neighbours, StructureMustReach, StructureMayReach);
        Assert.InRange(logistic, StructureMustReach, StructureMayReach);
    }

    /// <summary>A classifier that finds nothing anywhere would pass the test of the colours too.</summary>
    [Fact]
    public void The_classifiers_find_what_is_there_and_nothing_else()
    {
        var random = new KeyedRandom(3);
        List<Sample> visible = [], blind = [];
        for (int i = 0; i < 300; i++)
        {
            int label = i % 3;
            double[] noise = [random.NextGaussian(), random.NextGaussian(), random.NextGaussian()];
            blind.Add(new Sample(noise, label, i / 2));
            visible.Add(new Sample([noise[0] + (label == 0 ? 3 : 0), noise[1] + (label == 1 ? 3 : 0), noise[2]], label, i / 2));
        }

        Func<IReadOnlyList<Sample>, Func<double[], int>>[] classifiers =
            [GroupedCrossValidation.NearestCentroid, GroupedCrossValidation.NearestNeighbours, Logistic(ridge: 0.03, steps: 100)];
        Assert.All(classifiers, classify => Assert.InRange(GroupedCrossValidation.BalancedAccuracy(visible, classify), 0.8, 1));
        Assert.All(classifiers, classify => Assert.InRange(GroupedCrossValidation.BalancedAccuracy(blind, classify), 0.2, 0.45));
    }

    private static byte[] Render(PracticePlan plan, PlannedFile file) => ImageRenderer.Render(
        Lesion.Draw(Options.Seed, file.Lesion, plan.Lesions[file.Lesion]), Capture.Draw(Options.Seed, file.Capture), Side);

    private static Func<IReadOnlyList<Sample>, Func<double[], int>> Logistic(double ridge, int steps) =>
        train => GroupedCrossValidation.Logistic(train, ridge, steps);

    private static Sample[] Samples(PracticePlan plan, PlannedFile[] files, byte[][] images, Func<byte[], double[]> features) =>
        [.. files.Zip(images).AsParallel().AsOrdered().Select(pair =>
            new Sample(features(pair.Second), (int)plan.Lesions[pair.First.Lesion], pair.First.Lesion))];
}
