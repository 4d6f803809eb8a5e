using Kakera.Learning.Transforms;

namespace Kakera.Learning.Tests.Transforms;

public sealed class GaussianBlurTests
{
    [Theory]
    [InlineData(.02, 1)]
    [InlineData(.5, 2)]
    [InlineData(2, 6)]
    public void A_kernel_is_symmetric_and_adds_up_to_one(double sigma, int radius)
    {
        double[] kernel = GaussianBlur.Kernel(sigma, radius);
        Assert.Equal(2 * radius + 1, kernel.Length);
        Assert.Equal(1, kernel.Sum(), 1e-12);
        Assert.Equal(kernel, kernel.Reverse());
    }

    [Fact]
    public void A_narrow_blur_leaves_the_image() => Assert.Equal([0, 1, 0], GaussianBlur.Kernel(.02, 1), (a, b) => Math.Abs(a - b) < 1e-12);

    [Theory]
    [InlineData(224, 6)]
    [InlineData(64, 2)]
    [InlineData(16, 1)]
    public void Its_reach_is_three_deviations_of_the_widest_blur(int side, int radius) =>
        Assert.Equal(radius, GaussianBlur.Radius(new ViewSettings(), side));
}
