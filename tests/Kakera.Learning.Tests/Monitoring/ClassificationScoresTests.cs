using Kakera.Data;
using Kakera.Learning.Monitoring;

namespace Kakera.Learning.Tests.Monitoring;

public sealed class ClassificationScoresTests
{
    [Fact]
    public void Agrees_with_counting_all_pairs()
    {
        var random = new KeyedRandom(1);
        var rows = new float[60][];
        var classes = new int[60];
        for (int i = 0; i < rows.Length; i++)
        {
            classes[i] = random.NextInt(3);
            rows[i] = [random.NextInt(5) / 5f, random.NextInt(5) / 5f, random.NextInt(5) / 5f]; // many ties
        }
        double expected = 0;
        for (int k = 0; k < 3; k++)
        {
            double won = 0, pairs = 0;
            for (int i = 0; i < rows.Length; i++)
                for (int j = 0; j < rows.Length; j++)
                    if (classes[i] == k && classes[j] != k)
                    {
                        pairs++;
                        won += rows[i][k] > rows[j][k] ? 1 : rows[i][k] == rows[j][k] ? .5 : 0;
                    }
            expected += won / pairs / 3;
        }
        Assert.Equal(expected, ClassificationScores.Measure(rows, classes).MacroAuc, 1e-12);
    }

    [Fact]
    public void Balanced_accuracy_weighs_classes_alike()
    {
        float[][] alwaysFirst = [[.9f, .1f], [.9f, .1f], [.9f, .1f], [.9f, .1f]];
        Assert.Equal(.5, ClassificationScores.Measure(alwaysFirst, [0, 0, 0, 1]).BalancedAccuracy);
    }

    [Fact]
    public void One_class_alone_has_no_curve() => Assert.Equal(double.NaN, ClassificationScores.Measure([[.9f, .1f]], [0]).MacroAuc);
}
