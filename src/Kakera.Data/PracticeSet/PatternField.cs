namespace Kakera.Data.PracticeSet;

/// <summary>The fine structure at one point: its density, 0 … 1, and how much it covers where it reaches beyond the border, 0 … 1.</summary>
internal readonly record struct PatternPoint(float Density, float Reach);

/// <summary>The fine structure of one lesion, in the lesion's own coordinates.</summary>
internal sealed class PatternField
{
    private readonly Lesion _lesion;
    private readonly JitteredLattice _lattice;
    private readonly NoiseField _warp;
    private readonly NoiseField _variation;
    private readonly NoiseField _part;
    private readonly StreakRing _streaks;

    public PatternField(Lesion lesion)
    {
        _lesion = lesion;
        _lattice = new JitteredLattice(lesion.FieldSeed ^ 0xC1);
        _warp = new NoiseField(lesion.FieldSeed ^ 0xC2);
        _variation = new NoiseField(lesion.FieldSeed ^ 0xC3);
        _part = new NoiseField(lesion.FieldSeed ^ 0xC4);
        _streaks = new StreakRing(lesion);
    }

    /// <summary>The depth, below 0, beyond which there is no structure outside the border.</summary>
    public float Outermost => _lesion.Pattern == LocalPattern.Streaks ? -1.1f * _lesion.Mesh : 0;

    /// <summary>The structure at (<paramref name="x"/>, <paramref name="y"/>), <paramref name="depth"/> inside the border.</summary>
    public PatternPoint At(float x, float y, float depth)
    {
        float u = x / _lesion.Mesh, v = y / _lesion.Mesh;
        return _lesion.Pattern switch
        {
            LocalPattern.Network => new PatternPoint(InPart(x, y, Network(u, v)), 0),
            LocalPattern.Globules => new PatternPoint(InPart(x, y, Globules(u, v)), 0),
            LocalPattern.Streaks => Streaks(x, y, depth),
            _ => new PatternPoint(Blotches(u, v), 0),
        };
    }

    /// <summary>The structure in its part of the lesion, blotches in the rest.</summary>
    private float InPart(float x, float y, float structure)
    {
        float edge = -0.36f * Curve.Quantile(_lesion.PatternExtent);
        float there = Curve.Step(edge - 0.2f, edge + 0.15f, _part.Sum(x * 4, y * 4, 2));
        return there == 1 ? structure : there * structure + (1 - there) * Blotches(x / _lesion.Mesh, y / _lesion.Mesh);
    }

    private float Blotches(float u, float v) => 0.45f + 0.4f * _variation.Sum(u * 0.4f, v * 0.4f, 2) + Grain(u, v);

    private PatternPoint Streaks(float x, float y, float depth)
    {
        float u = x / _lesion.Mesh, v = y / _lesion.Mesh;
        PatternPoint streaks = _streaks.At(x, y, depth);
        float core = Curve.Step(0.2f * _lesion.Radius, 0.75f * _lesion.Radius, depth) * Blotches(u, v);
        return streaks with { Density = Math.Max(streaks.Density, 0.95f * core) + Grain(u, v) };
    }

    /// <summary>The edges between the cells of a warped lattice. Width and darkness of the lines change; in places they fade or break.</summary>
    private float Network(float u, float v)
    {
        float x = u + 0.4f * _warp.At(u * 0.6f, v * 0.6f) + 0.12f * _warp.At(u * 2.1f, v * 2.1f);
        float y = v + 0.4f * _warp.At(u * 0.6f + 31, v * 0.6f - 17) + 0.12f * _warp.At(u * 2.1f + 31, v * 2.1f - 17);
        LatticePoints near = _lattice.Nearest(x, y);
        float toEdge = 0.5f * (near.Second - near.First);
        float slow = _variation.At(u * 0.3f, v * 0.3f), quick = _variation.At(u * 1.3f + 71, v * 1.3f + 13);
        float width = 0.1f + 0.045f * slow + 0.035f * quick;
        float strength = Math.Clamp(0.75f + 0.45f * _variation.At(u * 0.25f + 5, v * 0.25f + 43) + 0.3f * quick, 0.15f, 1.1f);
        return strength * Curve.Bell(toEdge, width) + Grain(u, v);
    }

    /// <summary>Dots around the points of the same lattice, oval, of different size and darkness, missing here and there.</summary>
    private float Globules(float u, float v)
    {
        float x = u + 0.35f * _warp.At(u * 0.7f, v * 0.7f) + 0.1f * _warp.At(u * 2.5f, v * 2.5f);
        float y = v + 0.35f * _warp.At(u * 0.7f + 31, v * 0.7f - 17) + 0.1f * _warp.At(u * 2.5f + 31, v * 2.5f - 17);
        float cluster = _variation.At(u * 0.3f, v * 0.3f);
        return _lattice.Dots(x, y, presence: 0.85f + 0.5f * cluster) + Grain(u, v);
    }

    private float Grain(float u, float v) => 0.1f * _variation.Sum(u * 2.6f, v * 2.6f, 2);
}
