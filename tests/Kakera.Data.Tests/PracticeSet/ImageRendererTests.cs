using Kakera.Data.PracticeSet;

namespace Kakera.Data.Tests.PracticeSet;

public sealed class ImageRendererTests
{
    private const int Side = 96;

    [Theory]
    [InlineData(LocalPattern.Network)]
    [InlineData(LocalPattern.Globules)]
    [InlineData(LocalPattern.Streaks)]
    [InlineData(LocalPattern.Veil)]
    internal void The_pigment_of_every_pattern_has_the_mean_and_the_deviation_of_the_lesion(LocalPattern pattern)
    {
        for (int index = 0; index < 5; index++)
        {
            Lesion lesion = Lesion.Draw(1, index, pattern);
            var pigment = new LesionRenderer(lesion, Capture.Draw(1, index), Side);
            double[] densities = [.. pigment.Density.Where((_, pixel) => pigment.Cover[pixel] > 0.5f)];
            double mean = densities.Average();
            double deviation = Math.Sqrt(densities.Average(d => (d - mean) * (d - mean)));
            Assert.InRange(mean / lesion.Density, 0.97, 1.05);
            Assert.InRange(deviation / lesion.DensitySpread, 0.85, 1.05);
        }
    }

    [Fact]
    public void Two_images_of_a_lesion_show_one_shape_turned_and_two_pictures()
    {
        Lesion lesion = Lesion.Draw(1, 4, LocalPattern.Globules);
        Capture first = Capture.Draw(1, 10), second = Capture.Draw(1, 11) with { Zoom = first.Zoom, OffsetX = 0, OffsetY = 0 };
        first = first with { OffsetX = 0, OffsetY = 0 };
        double area = new LesionRenderer(lesion, first, Side).Cover.Sum();
        double turned = new LesionRenderer(lesion, second, Side).Cover.Sum();
        Assert.InRange(turned / area, 0.97, 1.03);
        Assert.NotEqual(ImageRenderer.Render(lesion, first, Side), ImageRenderer.Render(lesion, second, Side));
    }

    [Fact]
    public void A_turned_camera_turns_the_fine_structure()
    {
        Lesion lesion = Lesion.Draw(1, 4, LocalPattern.Network);
        Capture upright = Capture.Draw(1, 10) with { OffsetX = 0, OffsetY = 0, Rotation = 0, Zoom = 1 };
        float[] straight = new LesionRenderer(lesion, upright, Side).Density;
        float[] quarter = new LesionRenderer(lesion, upright with { Rotation = MathF.PI / 2 }, Side).Density;
        int agreeing = 0;
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                // x = cos·a + sin·b, y = cos·b - sin·a: at a quarter turn (a, b) shows what was at (b, -a).
                float there = quarter[row * Side + column], expected = straight[(Side - 1 - column) * Side + row];
                agreeing += Math.Abs(there - expected) < 0.05f ? 1 : 0;
            }
        }

        Assert.InRange(agreeing, Side * Side * 0.97, Side * Side);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(100)]
    public void Any_side_can_be_rendered(int side)
    {
        foreach (LocalPattern pattern in Enum.GetValues<LocalPattern>())
            Assert.Equal(3 * side * side, ImageRenderer.Render(Lesion.Draw(1, 2, pattern), Capture.Draw(1, 2), side).Length);
    }
}
