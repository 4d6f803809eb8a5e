using Kakera.Learning.Monitoring;
using Kakera.Learning.Probes;

namespace Kakera.Learning.Tests.Probes;

public sealed class CrossValidatedProbeTests
{
    [Fact]
    public void No_group_is_in_two_parts_and_parts_and_classes_are_about_even()
    {
        // 100 images: lesions of 1 to 4 images, three in four of them of class 0.
        List<string> groups = [];
        List<int> classes = [];
        for (int lesion = 0; groups.Count < 100; lesion++)
        {
            for (int image = 0; image <= lesion % 4; image++)
            {
                groups.Add($"lesion {lesion}");
                classes.Add(lesion % 5 == 0 ? 1 : 0);
            }
        }

        int[] parts = GroupFolds.Assign(classes, groups, 5, seed: 3);
        Assert.All(groups.Zip(parts).GroupBy(pair => pair.First), group => Assert.Single(group.Select(pair => pair.Second).Distinct()));
        Assert.Equal(5, parts.Distinct().Count());
        foreach (int k in new[] { 0, 1 })
        {
            int[] counts = [.. Enumerable.Range(0, 5).Select(part => Enumerable.Range(0, parts.Length).Count(i => parts[i] == part && classes[i] == k))];
            Assert.InRange(counts.Max() - counts.Min(), 0, 4);
        }

        Assert.Equal(parts, GroupFolds.Assign(classes, groups, 5, seed: 3));
        Assert.NotEqual(parts, GroupFolds.Assign(classes, groups, 5, seed: 4));
    }

    [Fact]
    public void An_image_is_answered_by_a_probe_that_has_seen_none_of_its_group()
    {
        // Every lesion has a mark of its own and nothing tells the classes apart: whoever has seen the lesion knows, all others guess.
        const int lesions = 40;
        var features = new float[lesions * 2][];
        int[] classes = new int[lesions * 2];
        string[] groups = new string[lesions * 2];
        for (int i = 0; i < features.Length; i++)
        {
            int lesion = i / 2;
            features[i] = new float[lesions];
            features[i][lesion] = 1;
            classes[i] = lesion * 7 % 5 < 2 ? 1 : 0;
            groups[i] = $"lesion {lesion}";
        }

        double Auc(int[] parts) => ClassificationScores.Measure(
            CrossValidatedProbe.Predict(new LabelledFeatures(features, classes), parts, 2, new LinearProbeSettings()), classes).MacroAuc;
        Assert.Equal(1, Auc([.. Enumerable.Range(0, features.Length).Select(i => i % 2)]), 1e-9); // each part has seen every lesion
        Assert.InRange(Auc(GroupFolds.Assign(classes, groups, 5, seed: 1)), 0, .6);
    }
}
