using Kakera.Learning.Transforms;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Transforms;

public sealed class ViewPipelineTests
{
    private const int Side = 16;

    private static readonly ViewSettings Everything = new()
    {
        VerticalFlip = .5,
        RotationDegrees = 30,
        CropScaleMin = .4,
        Brightness = .4,
        Contrast = .4,
        Saturation = .2,
        Hue = .1,
        Blur = .5,
        Solarise = .3,
    };

    public static TheoryData<bool> WithoutAndWithCrops => [false, true];

    [Theory]
    [MemberData(nameof(WithoutAndWithCrops))]
    public void An_image_becomes_the_same_whatever_its_batch(bool crops)
    {
        using var scope = NewDisposeScope();
        var pipeline = new ViewPipeline(crops ? Everything : new PretrainViews().Partner, Side);
        Tensor pixels = Pixels(7);
        ulong[] keys = [4, 8, 15, 16, 23, 42, 108];
        Tensor together = pipeline.Apply(pixels, keys, seed: 1, epoch: 2, view: 0);
        Tensor turned = pipeline.Apply(pixels.flip(0), [.. keys.Reverse()], seed: 1, epoch: 2, view: 0);
        Assert.True(together.flip(0).eq(turned).all().item<bool>());
        for (int n = 0; n < keys.Length; n++)
        {
            Tensor alone = pipeline.Apply(pixels.narrow(0, n, 1), [keys[n]], seed: 1, epoch: 2, view: 0);
            Assert.True(alone.eq(together.narrow(0, n, 1)).all().item<bool>(), $"image {n}");
        }
    }

    [Fact]
    public void Seed_epoch_view_and_key_each_make_another_view()
    {
        using var scope = NewDisposeScope();
        var pipeline = new ViewPipeline(Everything, Side);
        Tensor[] views =
        [
            pipeline.Apply(Pixels(1), [3], seed: 7, epoch: 1, view: 0),
            pipeline.Apply(Pixels(1), [3], seed: 8, epoch: 1, view: 0),
            pipeline.Apply(Pixels(1), [3], seed: 7, epoch: 2, view: 0),
            pipeline.Apply(Pixels(1), [3], seed: 7, epoch: 1, view: 1),
            pipeline.Apply(Pixels(1), [4], seed: 7, epoch: 1, view: 0),
        ];
        for (int a = 0; a < views.Length; a++)
            for (int b = 0; b < a; b++)
                Assert.True(views[a].ne(views[b]).any().item<bool>(), $"{a} and {b}");
        Assert.True(views[0].eq(pipeline.Apply(Pixels(1), [3], seed: 7, epoch: 1, view: 0)).all().item<bool>());
    }

    [Fact]
    public void No_distortion_is_what_evaluation_sees()
    {
        using var scope = NewDisposeScope();
        Tensor pixels = Pixels(3);
        Tensor view = new ViewPipeline(ViewSettings.None, Side).Apply(pixels, [1, 2, 3], seed: 1, epoch: 0, view: 0);
        Assert.True(view.eq(ViewPipeline.Normalise(pixels)).all().item<bool>());
    }

    [Fact]
    public void Normalising_maps_ImageNets_mean_to_zero_and_its_deviation_to_one()
    {
        using var scope = NewDisposeScope();
        Tensor pixels = tensor(new byte[] { 0, 0, 0, 255, 255, 255 }, [2, 3, 1, 1]);
        float[] normalised = ViewPipeline.Normalise(pixels).data<float>().ToArray();
        float[] expected = [-.485f / .229f, -.456f / .224f, -.406f / .225f, .515f / .229f, .544f / .224f, .594f / .225f];
        for (int i = 0; i < 6; i++)
            Assert.Equal(expected[i], normalised[i], 1e-6f);
    }

    [Fact]
    public void The_callers_pixels_are_left_as_they_were()
    {
        using var scope = NewDisposeScope();
        Tensor pixels = Pixels(4);
        new ViewPipeline(Everything, Side).Apply(pixels, [1, 2, 3, 4], seed: 1, epoch: 0, view: 0);
        Assert.True(pixels.eq(Pixels(4)).all().item<bool>());
    }

    [Fact]
    public void Only_what_is_returned_outlives_the_call()
    {
        using var scope = NewDisposeScope();
        Tensor pixels = Pixels(4);
        int before = scope.DisposablesCount;
        new ViewPipeline(Everything, Side).Apply(pixels, [1, 2, 3, 4], seed: 1, epoch: 0, view: 0);
        ViewPipeline.Normalise(pixels);
        Assert.Equal(before + 2, scope.DisposablesCount);
    }

    [Fact]
    public void A_key_for_every_image_is_asked_for()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentOutOfRangeException>(() => new ViewPipeline(ViewSettings.None, Side).Apply(Pixels(2), [1], 1, 0, 0));
    }

    [Fact]
    public void A_grey_image_stays_grey_under_colour_jitter()
    {
        using var scope = NewDisposeScope();
        Tensor grey = Pixels(3).narrow(1, 0, 1).expand(3, 3, Side, Side);
        var jitter = ViewSettings.None with { Brightness = .4, Contrast = .4, Saturation = 1, Hue = .5 };
        Tensor view = new ViewPipeline(jitter, Side).Apply(grey, [1, 2, 3], seed: 1, epoch: 0, view: 0);
        Tensor values = view * tensor([.229f, .224f, .225f]).reshape(1, 3, 1, 1) + tensor([.485f, .456f, .406f]).reshape(1, 3, 1, 1);
        Assert.True(values.allclose(values.narrow(1, 0, 1).expand_as(values), rtol: 0, atol: 2e-6));
    }

    [Fact]
    public void Blurring_and_turning_an_even_surface_changes_nothing()
    {
        using var scope = NewDisposeScope();
        Tensor even = full([2, 3, 24, 24], 90, ScalarType.Byte);
        var settings = ViewSettings.None with { RotationDegrees = 180, CropScaleMin = .2, Blur = 1, BlurSigmaMax = 20 };
        Tensor view = new ViewPipeline(settings, Side).Apply(even, [1, 2], seed: 1, epoch: 0, view: 0);
        Assert.True(view.allclose(ViewPipeline.Normalise(even.narrow(2, 0, Side).narrow(3, 0, Side)), rtol: 0, atol: 1e-5));
    }

    private static Tensor Pixels(int n) => randint(0, 256, [n, 3, Side, Side], ScalarType.Byte, generator: new Generator(3));
}
