using Kakera.Evaluation.Metrics;
using Kakera.Evaluation.Predictions;

namespace Kakera.Evaluation.Tests.Metrics;

/// <summary>Quadratic weighted kappa against values worked out by hand, its limits, and its definition over all pairings.</summary>
public sealed class QuadraticKappaTests
{
    [Fact]
    public void A_table_worked_out_by_hand()
    {
        // Observed: 1 + 1 + 4·1 = 6. Rows and columns both add up to 3, 3, 4: by chance (9 + 4·12 + 9 + 12 + 4·12 + 12) / 10 = 13.8.
        int[,] counts = { { 2, 1, 0 }, { 0, 2, 1 }, { 1, 0, 3 } };
        Assert.Equal(1 - 6 / 13.8, Kappa(counts), 12);
        Assert.Equal(13.0 / 23, Kappa(counts), 12);
    }

    [Fact]
    public void Another_with_rows_and_columns_that_differ()
    {
        // Observed: 5 + 4·1 + 4·1 + 1 = 14. Rows 10, 6, 4; columns 5, 12, 3: by chance (120 + 4·30 + 30 + 18 + 4·20 + 48) / 20 = 20.8.
        int[,] counts = { { 4, 5, 1 }, { 0, 6, 0 }, { 1, 1, 2 } };
        Assert.Equal(1 - 14 / 20.8, Kappa(counts), 12);
    }

    [Fact]
    public void Right_answers_give_1() => Assert.Equal(1, Kappa(new[,] { { 5, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 9, 0 }, { 0, 0, 0, 2 } }), 12);

    [Fact]
    public void Answers_that_know_nothing_of_the_labels_give_0() => Assert.Equal(0, Kappa(new[,] { { 2, 6, 4 }, { 1, 3, 2 }, { 3, 9, 6 } }), 12);

    [Fact]
    public void Answers_in_the_opposite_order_give_minus_1() => Assert.Equal(-1, Kappa(new[,] { { 0, 0, 4 }, { 0, 4, 0 }, { 4, 0, 0 } }), 12);

    [Fact]
    public void One_class_alone_gives_0()
    {
        Assert.Equal(0, Kappa(new[,] { { 7, 0 }, { 0, 0 } }));
        Assert.Equal(0, Kappa(new[,] { { 0, 0, 0 }, { 3, 2, 4 }, { 0, 0, 0 } }), 12);
    }

    [Fact]
    public void Of_two_classes_it_is_the_unweighted_kappa()
    {
        ScoredImages images = Images(new[,] { { 8, 3 }, { 2, 5 } });
        Assert.Equal(images.Measure(Metric.Kappa, images.EqualWeights()), images.Measure(Metric.QuadraticKappa, images.EqualWeights()), 12);
    }

    [Fact]
    public void A_mistake_by_two_grades_counts_more_than_one_by_one_grade_and_a_class_without_images_keeps_its_place()
    {
        double near = Kappa(new[,] { { 5, 1, 0 }, { 0, 5, 0 }, { 0, 0, 5 } }), far = Kappa(new[,] { { 5, 0, 1 }, { 0, 5, 0 }, { 0, 0, 5 } });
        Assert.True(far < near, $"{far} < {near}");
        // Labels 0 and 2 alone, one 0 answered as 1: observed 1, by chance (2 + 4·4 + 4·2 + 2) / 4 = 7.
        Assert.Equal(1 - 1 / 7.0, Kappa(new[,] { { 1, 1, 0 }, { 0, 0, 0 }, { 0, 0, 2 } }), 12);
    }

    [Theory, MemberData(nameof(ScoredImagesTests.Sets), MemberType = typeof(ScoredImagesTests))]
    public void It_is_one_minus_the_mean_squared_distance_over_that_of_every_pairing(PredictionSet set)
    {
        var images = new ScoredImages(set);
        double observed = images.Items.Average(item => Math.Pow(item.Label!.Value - item.Answer, 2));
        double byChance = images.Items.SelectMany(a => images.Items, (a, b) => Math.Pow(a.Label!.Value - b.Answer, 2)).Average();
        Assert.Equal(1 - observed / byChance, images.Measure(Metric.QuadraticKappa, images.EqualWeights()), 10);
    }

    private static double Kappa(int[,] counts)
    {
        ScoredImages images = Images(counts);
        return images.Measure(Metric.QuadraticKappa, images.EqualWeights());
    }

    // A row for each label, a column for each answer.
    private static ScoredImages Images(int[,] counts)
    {
        int classes = counts.GetLength(0);
        string[] names = [.. Enumerable.Range(0, classes).Select(k => $"{k}")];
        return new ScoredImages(new PredictionSet(names,
        [
            .. from label in Enumerable.Range(0, classes)
               from answer in Enumerable.Range(0, classes)
               from i in Enumerable.Range(0, counts[label, answer])
               select new Prediction($"{label} {answer} {i}", $"{label} {answer} {i}", label, [.. names.Select((_, k) => k == answer ? 1f : 0f)]),
        ]));
    }
}
