using Kakera.Learning.Inference;
using Kakera.Learning.Transforms;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Inference;

public sealed class AnswerViewsTests
{
    private const int Side = 16;

    [Theory]
    [InlineData(.25)]
    [InlineData(.75)]
    public void The_middle_shows_its_share_of_the_area_as_large_as_the_whole_was(double share)
    {
        using var scope = NewDisposeScope();
        // Two images whose pixels say where they are: along a ramp, interpolation gives the place itself.
        Tensor place = arange(Side, ScalarType.Float64);
        Tensor across = place.expand(1, 1, Side, Side), down = across.transpose(2, 3);
        Tensor middle = Geometry.Middle(cat([across, down]), share);
        double side = Math.Sqrt(share);
        for (int pixel = 0; pixel < Side; pixel++)
        {
            double expected = (Side - 1) / 2.0 + (pixel - (Side - 1) / 2.0) * side;
            Assert.Equal(expected, middle[0, 0, 3, pixel].item<double>(), 1e-9);
            Assert.Equal(expected, middle[1, 0, pixel, 3].item<double>(), 1e-9);
        }
    }

    [Fact]
    public void The_answers_to_the_whole_and_to_the_middle_count_alike()
    {
        using var scope = NewDisposeScope();
        Tensor images = rand(2, 3, Side, Side);
        Assert.Equal(2, AnswerViews.Count(.75));
        Tensor expected = (Answer(images) + Answer(Geometry.Middle(images, .75))) / 2;
        Assert.True(expected.allclose(AnswerViews.Mean(images, .75, Answer)));
        Assert.False(expected.allclose(Answer(images)));
    }

    [Fact]
    public void Without_a_share_the_whole_is_asked_alone()
    {
        using var scope = NewDisposeScope();
        Tensor images = rand(2, 3, Side, Side);
        Assert.Equal(1, AnswerViews.Count(0));
        Assert.Equal(Answer(images), AnswerViews.Mean(images, 0, Answer));
    }

    private static Tensor Answer(Tensor images) => images.pow(2).mean([2, 3]);
}
