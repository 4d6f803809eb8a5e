namespace Kakera.Data.PracticeSet;

/// <summary>The fine structure at one point.</summary>
/// <param name="Density">About 0 … 1.</param>
/// <param name="Reach">How much it covers where it reaches beyond the border, 0 … 1.</param>
internal readonly record struct PatternPoint(float Density, float Reach);

/// <summary>
/// The fine structure of one lesion as one view shows it. What changes slowly is held as planes, the rest computed for each pixel.
/// </summary>
internal sealed class PatternField
{
    private readonly Lesion _lesion;
    private readonly JitteredLattice _lattice;
    private readonly NoiseField _warp;
    private readonly NoiseField _variation;
    private readonly StreakRing _streaks;
    private readonly float[] _warpX;
    private readonly float[] _warpY;
    private readonly float[] _slow;
    private readonly float[] _part;
    private readonly float[] _blotches;

    public PatternField(Lesion lesion, View view, int side)
    {
        _lesion = lesion;
        _lattice = new JitteredLattice(lesion.FieldSeed ^ 0xC1);
        _warp = new NoiseField(lesion.FieldSeed ^ 0xC2);
        _variation = new NoiseField(lesion.FieldSeed ^ 0xC3);
        _streaks = new StreakRing(lesion);
        var part = new NoiseField(lesion.FieldSeed ^ 0xC4);
        float mesh = lesion.Mesh, edge = -0.36f * Curve.Quantile(lesion.PatternExtent);
        _warpX = SmoothPlane.Draw(side, view, (x, y) => 0.4f * _warp.At(0.6f * x / mesh, 0.6f * y / mesh));
        _warpY = SmoothPlane.Draw(side, view, (x, y) => 0.4f * _warp.At(0.6f * x / mesh + 31, 0.6f * y / mesh - 17));
        _slow = SmoothPlane.Draw(side, view, (x, y) => _variation.At(0.3f * x / mesh, 0.3f * y / mesh));
        _part = SmoothPlane.Draw(side, view, (x, y) => Curve.Step(edge - 0.2f, edge + 0.15f, part.Sum(x * 4, y * 4, 2)));
        _blotches = SmoothPlane.Draw(side, view, (x, y) => 0.45f + 0.4f * _variation.Sum(0.4f * x / mesh + 50, 0.4f * y / mesh, 2));
    }

    /// <summary>The depth, below 0, beyond which there is no structure outside the border.</summary>
    public float Outermost => _lesion.Pattern == LocalPattern.Streaks ? -1.1f * _lesion.Mesh : 0;

    /// <summary>
    /// The structure at a pixel, which shows (<paramref name="x"/>, <paramref name="y"/>), <paramref name="depth"/> inside the border.
    /// </summary>
    public PatternPoint At(int pixel, float x, float y, float depth)
    {
        float u = x / _lesion.Mesh, v = y / _lesion.Mesh;
        float grain = 0.1f * _variation.Sum(u * 2.6f, v * 2.6f, 2);
        switch (_lesion.Pattern)
        {
            case LocalPattern.Network:
                return new PatternPoint(grain + InPart(pixel, Network(pixel, u, v)), 0);
            case LocalPattern.Globules:
                return new PatternPoint(grain + InPart(pixel, Globules(pixel, u, v)), 0);
            case LocalPattern.Streaks:
                PatternPoint streaks = _streaks.At(x, y, depth);
                float core = Curve.Step(0.2f * _lesion.Radius, 0.75f * _lesion.Radius, depth) * _blotches[pixel];
                return streaks with { Density = grain + Math.Max(streaks.Density, 0.95f * core) };
            default:
                return new PatternPoint(grain + _blotches[pixel], 0);
        }
    }

    /// <summary>The structure in its part of the lesion, blotches in the rest.</summary>
    private float InPart(int pixel, float structure) => _blotches[pixel] + _part[pixel] * (structure - _blotches[pixel]);

    /// <summary>The edges between the cells of a warped lattice. Width and darkness of the lines change; some break.</summary>
    private float Network(int pixel, float u, float v)
    {
        float x = u + _warpX[pixel] + 0.12f * _warp.At(u * 2.1f, v * 2.1f);
        float y = v + _warpY[pixel] + 0.12f * _warp.At(u * 2.1f + 31, v * 2.1f - 17);
        LatticePoints near = _lattice.Nearest(x, y);
        float quick = _variation.At(u * 1.3f + 71, v * 1.3f + 13);
        float width = 0.1f + 0.045f * _slow[pixel] + 0.035f * quick;
        float strength = Math.Clamp(0.8f + 0.3f * quick, 0.15f, 1.1f);
        return strength * Curve.Bell(0.5f * (near.Second - near.First), width);
    }

    /// <summary>Dots around the points of the same lattice, oval, of different size and darkness, missing here and there.</summary>
    private float Globules(int pixel, float u, float v)
    {
        float x = u + _warpX[pixel] + 0.1f * _warp.At(u * 2.5f, v * 2.5f);
        float y = v + _warpY[pixel] + 0.1f * _warp.At(u * 2.5f + 31, v * 2.5f - 17);
        return _lattice.Dots(x, y, presence: 0.85f + 0.5f * _slow[pixel]);
    }
}
