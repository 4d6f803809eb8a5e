using Kakera.Data;
using Kakera.Learning.Transforms;
using static TorchSharp.torch;

namespace Kakera.Learning.Tests.Parity;

/// <summary>Views of a whole batch against <see cref="ViewDefinition"/>, image by image.</summary>
public sealed class ViewParityTests
{
    private static readonly Dictionary<string, ViewSettings> Recipes = new()
    {
        ["none"] = ViewSettings.None,
        ["source"] = new PretrainViews().Source,
        ["partner"] = new PretrainViews().Partner,
        ["fine-tuning"] = ViewSettings.Finetuning,
        ["flips"] = ViewSettings.None with { HorizontalFlip = .5, VerticalFlip = .5 },
        ["crop"] = ViewSettings.None with { CropScaleMin = .3, HorizontalFlip = .5, VerticalFlip = .5 },
        ["rotation"] = ViewSettings.None with { RotationDegrees = 180, HorizontalFlip = .5 },
        ["jitter"] = ViewSettings.None with { Brightness = .4, Contrast = .4, Saturation = .4, Hue = .1 },
        ["hue alone"] = ViewSettings.None with { Hue = .5 },
        ["wide blur"] = ViewSettings.None with { Blur = .7, BlurSigmaMin = 5, BlurSigmaMax = 20 },
        ["everything"] = new ViewSettings
        {
            HorizontalFlip = .5,
            VerticalFlip = .5,
            RotationDegrees = 30,
            CropScaleMin = .4,
            Brightness = .4,
            Contrast = .4,
            Saturation = .2,
            Hue = .1,
            Greyscale = .3,
            Blur = .6,
            Solarise = .3,
        },
    };

    public static TheoryData<string, int, int> Cases()
    {
        var cases = new TheoryData<string, int, int>();
        foreach (string recipe in Recipes.Keys)
        {
            cases.Add(recipe, 24, 24);
            cases.Add(recipe, 30, 20);
            cases.Add(recipe, 16, 24);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_batchs_views_are_those_of_the_definition(string recipe, int stored, int side)
    {
        using var scope = NewDisposeScope();
        ViewSettings settings = Recipes[recipe];
        ulong[] keys = [.. Enumerable.Range(0, 6).Select(i => (ulong)i)];
        byte[] pixels = SmoothPixels(keys.Length, stored);
        Tensor batch = new ViewPipeline(settings, side).Apply(tensor(pixels, [keys.Length, 3, stored, stored]), keys, seed: 11, epoch: 3, view: 1);
        Assert.Equal([keys.Length, 3, side, side], batch.shape);
        Assert.Equal(ScalarType.Float32, batch.dtype);
        float[] actual = batch.data<float>().ToArray();
        for (int n = 0; n < keys.Length; n++)
        {
            DrawnView drawn = DrawnView.Draw(settings, new KeyedRandom(11, 3, keys[n], 1));
            double[][,] expected = ViewDefinition.Apply(Image(pixels, n, stored), drawn, settings, side);
            for (int i = 0; i < 3 * side * side; i++)
            {
                double difference = expected[i / side / side][i / side % side, i % side] - actual[n * 3 * side * side + i];
                Assert.True(Math.Abs(difference) <= 1e-5, $"image {n}, number {i}: off by {difference}; {drawn}");
            }
        }
    }

    /// <summary>Waves and a little noise: float32 places points to a millionth of the image, which must not show as much in the values.</summary>
    private static byte[] SmoothPixels(int n, int side)
    {
        var random = new KeyedRandom(17);
        byte[] pixels = new byte[n * 3 * side * side];
        for (int map = 0; map < n * 3; map++)
        {
            double fx = random.NextDouble(-6, 6) / side, fy = random.NextDouble(-6, 6) / side, phase = random.NextDouble(0, 6);
            for (int i = 0; i < side * side; i++)
            {
                double wave = 127 + 110 * Math.Sin(phase + fx * (i % side) + fy * (i / side)) + random.NextDouble(-15, 15);
                pixels[map * side * side + i] = (byte)Math.Clamp(wave, 0, 255);
            }
        }

        return pixels;
    }

    private static double[][,] Image(byte[] pixels, int n, int side)
    {
        double[][,] image = [new double[side, side], new double[side, side], new double[side, side]];
        for (int i = 0; i < 3 * side * side; i++)
            image[i / side / side][i / side % side, i % side] = pixels[n * 3 * side * side + i] / 255.0;
        return image;
    }
}
