using Kakera.Data;
using Kakera.Learning.Selection;

namespace Kakera.Learning.Tests.Selection;

public sealed class TypicalImagesTests
{
    /// <summary>Three bundles of directions of 60, 30 and 10 rows, and the middle of each.</summary>
    private static float[][] Bundles()
    {
        var random = new KeyedRandom(11);
        var rows = new List<float[]>();
        int[] sizes = [60, 30, 10];
        for (int bundle = 0; bundle < 3; bundle++)
        {
            for (int i = 0; i < sizes[bundle]; i++)
            {
                float[] row = new float[8];
                row[bundle] = 10;
                for (int d = 0; d < row.Length; d++)
                    row[d] += (float)random.NextGaussian();
                rows.Add(row);
            }
        }

        return [.. rows];
    }

    [Fact]
    public void One_image_of_each_cluster_is_chosen_the_largest_first()
    {
        IReadOnlyList<int> chosen = TypicalImages.Choose(Bundles(), 3, seed: 1);
        Assert.Equal(3, chosen.Count);
        Assert.InRange(chosen[0], 0, 59);
        Assert.InRange(chosen[1], 60, 89);
        Assert.InRange(chosen[2], 90, 99);
    }

    [Fact]
    public void An_outlier_is_not_typical()
    {
        float[][] rows = Bundles();
        rows[5] = [10, 9, 0, 0, 0, 0, 0, 0];
        Assert.DoesNotContain(5, TypicalImages.Choose(rows, 3, seed: 1));
    }

    [Fact]
    public void The_choice_repeats_and_has_no_repetitions()
    {
        IReadOnlyList<int> chosen = TypicalImages.Choose(Bundles(), 20, seed: 3);
        Assert.Equal(chosen, TypicalImages.Choose(Bundles(), 20, seed: 3));
        Assert.Equal(20, chosen.Distinct().Count());
    }

    [Fact]
    public void Fewer_images_than_asked_are_all_chosen() =>
        Assert.Equal([0, 1, 2], TypicalImages.Choose([[1f], [2f], [3f]], 5, seed: 0));
}
