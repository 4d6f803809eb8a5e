using Kakera.Data.Pixels;
using Kakera.Data.Splits;

namespace Kakera.Data.Tests.Splits;

public class LabelledSubsetTests
{
    // 3 classes of 40, 12 and 3 images, 3 images a group, and some without a label.
    private static readonly ImageItem[] Items =
    [
        .. Enumerable.Range(0, 40).Select(i => Item(i, 0)), .. Enumerable.Range(40, 12).Select(i => Item(i, 1)),
        .. Enumerable.Range(60, 3).Select(i => Item(i, 2)), .. Enumerable.Range(70, 10).Select(i => Item(i, null)),
    ];

    [Fact]
    public void A_small_draw_is_contained_in_a_larger_one()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            HashSet<ImageItem> larger = [.. LabelledSubset.Choose(Items, 3, 10, seed).Items];
            Assert.All(LabelledSubset.Choose(Items, 3, 4, seed).Items, item => Assert.Contains(item, larger));
        }
    }

    [Fact]
    public void Takes_as_many_groups_as_there_are()
    {
        LabelledSubsetResult result = LabelledSubset.Choose(Items, 3, 5, 1);
        Assert.Equal(5, result.Items.Where(item => item.ClassIndex == 0).Select(item => item.Group).Distinct().Count());
        Assert.Equal(4, result.Items.Where(item => item.ClassIndex == 1).Take(4).Select(item => item.Group).Distinct().Count());
    }

    [Fact]
    public void Reports_what_is_lacking()
    {
        LabelledSubsetResult result = LabelledSubset.Choose(Items, 4, 12, 1);
        Assert.Equal([0, 0, 9, 12], result.Shortfall);
        Assert.Equal(12 + 12 + 3, result.Items.Count);
        Assert.Equal([0, 0, 0, 0], LabelledSubset.Choose(Items, 4, null, 1).Shortfall);
        Assert.Equal(55, LabelledSubset.Choose(Items, 4, null, 1).Items.Count);
    }

    [Fact]
    public void Depends_on_the_seed_and_not_on_the_order()
    {
        var names = LabelledSubset.Choose(Items, 3, 6, 5).Items.Select(item => item.Name);
        Assert.Equal(names, LabelledSubset.Choose([.. Items.Reverse()], 3, 6, 5).Items.Select(item => item.Name));
        Assert.NotEqual(names, LabelledSubset.Choose(Items, 3, 6, 6).Items.Select(item => item.Name));
    }

    private static ImageItem Item(int i, int? classIndex) => new(i, (ulong)(i * 7919), classIndex, $"group {i / 3}", $"{i}.jpg");
}
