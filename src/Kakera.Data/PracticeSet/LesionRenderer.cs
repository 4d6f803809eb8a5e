namespace Kakera.Data.PracticeSet;

/// <summary>The pigment of a lesion as the camera of one capture sees it, pixel by pixel.</summary>
internal sealed class LesionRenderer
{
    private const int Bins = 512;

    public LesionRenderer(Lesion lesion, Capture capture, int side)
    {
        Cover = new float[side * side];
        Density = new float[side * side];
        Film = new float[side * side];
        DrawStructure(lesion, new View(capture), side);
        MatchDensity(lesion);
    }

    /// <summary>How far the pigment covers each pixel, 0 … 1.</summary>
    public float[] Cover { get; }

    /// <summary>Density of the pigment in green light where it covers.</summary>
    public float[] Density { get; }

    /// <summary>Opacity of the film over each pixel.</summary>
    public float[] Film { get; }

    /// <summary>Cover and film, and in <see cref="Density"/> the structure in units of its own.</summary>
    private void DrawStructure(Lesion lesion, View view, int side)
    {
        var outline = new LesionOutline(lesion, view, side);
        var pattern = new PatternField(lesion, view, side);
        var blotchNoise = new NoiseField(lesion.FieldSeed ^ 0xA1);
        var filmNoise = new NoiseField(lesion.FieldSeed ^ 0xA2);
        float perBlotch = 1 / (2.6f * lesion.Mesh);
        float[] blotches = SmoothPlane.Draw(side, view, (x, y) => blotchNoise.Sum(x * perBlotch, y * perBlotch, 3));
        float[] film = SmoothPlane.Draw(side, view, (x, y) => filmNoise.Sum(x * 3.4f, y * 3.4f, 2));
        float blotchShare = MathF.Sqrt(1 - lesion.PatternShare * lesion.PatternShare);
        float filmFrom = -0.36f * Curve.Quantile(lesion.FilmExtent);
        float outermost = Math.Min(-0.5f * lesion.BorderWidth, pattern.Outermost);
        for (int row = 0, pixel = 0; row < side; row++)
        {
            float b = (row + 0.5f) / side;
            for (int column = 0; column < side; column++, pixel++)
            {
                float a = (column + 0.5f) / side;
                float x = view.X(a, b), y = view.Y(a, b);
                float depth = outline.Depth(pixel, x, y);
                if (depth < outermost)
                    continue;
                PatternPoint point = pattern.At(pixel, x, y, depth);
                float cover = Math.Max(Curve.Step(-0.5f * lesion.BorderWidth, 0.5f * lesion.BorderWidth, depth), 0.9f * point.Reach);
                float middle = Math.Clamp(depth / lesion.Radius, 0, 1) - 0.4f;
                Cover[pixel] = cover;
                Density[pixel] = lesion.PatternShare * 2.9f * (point.Density - 0.4f) + blotchShare * 2.2f * blotches[pixel]
                    + 0.6f * (lesion.Centre * middle + (lesion.LeanX * x + lesion.LeanY * y) / lesion.Radius);
                Film[pixel] = cover * lesion.FilmStrength * Curve.Step(filmFrom - 0.3f, filmFrom + 0.6f, film[pixel]);
            }
        }
    }

    /// <summary>
    /// Gives the densities of every lesion the same distribution but for the lesion's own mean and deviation, keeping their order: no
    /// histogram tells a net from dots or from blotches.
    /// </summary>
    private void MatchDensity(Lesion lesion)
    {
        float low = float.MaxValue, high = float.MinValue;
        for (int i = 0; i < Cover.Length; i++)
        {
            if (Cover[i] > 0.5f)
            {
                low = Math.Min(low, Density[i]);
                high = Math.Max(high, Density[i]);
            }
        }

        float perUnit = (Bins - 1) / Math.Max(high - low, 1e-6f);
        float[] weights = new float[Bins];
        float total = 0;
        for (int i = 0; i < Cover.Length; i++)
        {
            if (Cover[i] > 0.5f)
            {
                weights[(int)((Density[i] - low) * perUnit)]++;
                total++;
            }
        }

        float[] matched = new float[Bins];
        float below = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            matched[bin] = lesion.Density + lesion.DensitySpread * Curve.Quantile((below + 0.5f * weights[bin]) / Math.Max(total, 1));
            below += weights[bin];
        }

        for (int i = 0; i < Cover.Length; i++)
        {
            if (Cover[i] == 0)
                continue;
            float place = Math.Clamp((Density[i] - low) * perUnit, 0, Bins - 1.001f);
            int bin = (int)place;
            Density[i] = Math.Max(0.03f, matched[bin] + (place - bin) * (matched[bin + 1] - matched[bin]));
        }
    }
}
