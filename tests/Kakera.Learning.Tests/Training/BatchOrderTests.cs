using Kakera.Data.Pixels;
using Kakera.Learning.Training;

namespace Kakera.Learning.Tests.Training;

public sealed class BatchOrderTests
{
    private static readonly IReadOnlyList<ImageItem> Items = TinyRun.Images(23).Items;

    [Fact]
    public void An_epoch_holds_no_image_twice_and_only_whole_batches()
    {
        ImageItem[][] batches = [.. BatchOrder.Shuffled(Items, 5, seed: 1, epoch: 0).Select(batch => batch.ToArray())];
        Assert.Equal(4, batches.Length);
        Assert.Equal(BatchOrder.StepsPerEpoch(23, 5), batches.Length);
        Assert.All(batches, batch => Assert.Equal(5, batch.Length));
        Assert.Equal(20, batches.SelectMany(batch => batch).Distinct().Count());
    }

    [Fact]
    public void Each_epoch_and_seed_has_its_own_order_and_keeps_it()
    {
        string Order(ulong seed, int epoch) =>
            string.Join(' ', BatchOrder.Shuffled(Items, 5, seed, epoch).SelectMany(batch => batch).Select(item => item.PixelIndex));
        Assert.Equal(Order(1, 3), Order(1, 3));
        Assert.NotEqual(Order(1, 3), Order(1, 4));
        Assert.NotEqual(Order(1, 3), Order(2, 3));
    }

    [Fact]
    public void Few_images_make_one_batch_of_all()
    {
        Assert.Equal(23, Assert.Single(BatchOrder.Shuffled(Items, 64, 1, 0)).Count);
        Assert.Equal(1, BatchOrder.StepsPerEpoch(23, 64));
    }

    [Fact]
    public void A_balanced_epoch_holds_each_class_as_often_and_no_view_of_an_image_twice()
    {
        ImageItem[] uneven = [.. Items.Take(20).Select((item, i) => item with { ClassIndex = i < 2 ? 0 : i < 6 ? 1 : 2 })];
        ImageItem[] epoch = [.. BatchOrder.Balanced(uneven, 6, seed: 1, epoch: 0).SelectMany(batch => batch)];
        Assert.Equal(18, epoch.Length);
        Assert.All(epoch.GroupBy(item => item.ClassIndex), members => Assert.InRange(members.Count(), 5, 7));
        Assert.Equal(18, epoch.Select(item => item.Key).Distinct().Count());
        Assert.Equal(6, epoch.Where(item => item.ClassIndex == 2).Select(item => item.PixelIndex).Distinct().Count());
    }

    [Fact]
    public void The_loader_hands_out_the_pixels_in_the_order_asked_for()
    {
        ImageSet images = TinyRun.Images(23);
        var expected = new byte[images.Pixels.ImageBytes];
        int at = 0;
        foreach (PixelBatch batch in new PixelLoader(images.Pixels).Read(BatchOrder.InOrder(images.Items, 4)))
            for (int i = 0; i < batch.Items.Count; i++, at++)
            {
                images.Pixels.Read(at, expected);
                Assert.Equal(at, batch.Items[i].PixelIndex);
                Assert.Equal(expected, batch.Pixels.AsSpan(i * expected.Length, expected.Length).ToArray());
            }
        Assert.Equal(23, at);
    }
}
