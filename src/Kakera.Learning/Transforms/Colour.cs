using static TorchSharp.torch;

namespace Kakera.Learning.Transforms;

/// <summary>Brightness, contrast, saturation, hue and greyscale of [N, 3, S, S] with values in 0 … 1.</summary>
internal static class Colour
{
    /// <summary>Brightness, then contrast about the mean luminance, then chroma; cut to 0 … 1.</summary>
    public static Tensor Jitter(Tensor x, IReadOnlyList<ViewDraw> draws, ViewSettings settings)
    {
        using var scope = NewDisposeScope();
        if (settings.Brightness > 0)
            x = (x * OfEach(draws, draw => draw.Brightness, x.device)).clamp(0, 1);
        if (settings.Contrast > 0)
        {
            Tensor mean = Luminance(x).mean([2, 3], keepdim: true);
            x = ((x - mean) * OfEach(draws, draw => draw.Contrast, x.device) + mean).clamp(0, 1);
        }

        if (settings.Saturation > 0 || settings.Hue > 0)
        {
            float[] matrices = [.. draws.SelectMany(draw => ColourSpace.ChromaMatrix(draw.Saturation, draw.HueRadians).Cast<double>(), (_, value) => (float)value)];
            Tensor chroma = tensor(matrices, [draws.Count, 3, 3]).to(x.device);
            x = chroma.bmm(x.flatten(2)).reshape(x.shape).clamp(0, 1);
        }

        return x.MoveToOuterDisposeScope();
    }

    /// <summary>The luminance in all three channels.</summary>
    public static Tensor Greyscale(Tensor x) => Luminance(x).expand_as(x);

    /// <summary><paramref name="change"/> applied to the chosen images only, the others left as they are.</summary>
    public static Tensor Where(Tensor x, IReadOnlyList<ViewDraw> draws, Func<ViewDraw, bool> chosen, Func<Tensor, Tensor> change)
    {
        long[] rows = [.. Enumerable.Range(0, draws.Count).Where(n => chosen(draws[n])).Select(n => (long)n)];
        if (rows.Length == 0)
            return x.alias();
        using var scope = NewDisposeScope();
        Tensor index = tensor(rows).to(x.device);
        return x.index_copy(0, index, change(x.index_select(0, index))).MoveToOuterDisposeScope();
    }

    /// <summary>Three numbers, one a channel, as [1, 3, 1, 1].</summary>
    public static Tensor Channels(double[] values, Device device) =>
        tensor([.. values.Select(value => (float)value)], [1, 3, 1, 1]).to(device);

    private static Tensor Luminance(Tensor x) => (x * Channels(ColourSpace.Luminance, x.device)).sum(1, keepdim: true);

    private static Tensor OfEach(IReadOnlyList<ViewDraw> draws, Func<ViewDraw, double> value, Device device) =>
        tensor([.. draws.Select(draw => (float)value(draw))], [draws.Count, 1, 1, 1]).to(device);
}
