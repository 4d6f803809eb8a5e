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
    private readonly StreakRing _streaks;

    public PatternField(Lesion lesion)
    {
        _lesion = lesion;
        _lattice = new JitteredLattice(lesion.FieldSeed ^ 0xC1);
        _warp = new NoiseField(lesion.FieldSeed ^ 0xC2);
        _variation = new NoiseField(lesion.FieldSeed ^ 0xC3);
        _streaks = new StreakRing(lesion);
    }

    /// <summary>The structure at (<paramref name="x"/>, <paramref name="y"/>), <paramref name="depth"/> inside the border.</summary>
    public PatternPoint At(float x, float y, float depth)
    {
        float u = x / _lesion.Mesh, v = y / _lesion.Mesh;
        return _lesion.Pattern switch
        {
            LocalPattern.Network => new PatternPoint(Network(u, v), 0),
            LocalPattern.Globules => new PatternPoint(Globules(u, v), 0),
            LocalPattern.Streaks => _streaks.At(x, y, depth),
            _ => new PatternPoint(0.5f + 0.45f * _variation.Sum(u * 0.45f, v * 0.45f, 2), 0),
        };
    }

    /// <summary>The edges between the cells of a warped lattice; width and darkness of the lines change slowly.</summary>
    private float Network(float u, float v)
    {
        float x = u + 0.35f * _warp.At(u * 0.6f, v * 0.6f), y = v + 0.35f * _warp.At(u * 0.6f + 31, v * 0.6f - 17);
        LatticePoints near = _lattice.Nearest(x, y);
        float toEdge = 0.5f * (near.Second - near.First);
        float slow = _variation.At(u * 0.35f, v * 0.35f);
        float width = 0.105f + 0.05f * slow;
        float line = Curve.Bell(toEdge, width);
        return line * (0.8f + 0.35f * _variation.At(u * 0.5f + 71, v * 0.5f + 13)) + 0.08f * _variation.At(u * 3, v * 3);
    }

    /// <summary>Dots around the points of the same lattice, oval, of different size and darkness, missing here and there.</summary>
    private float Globules(float u, float v)
    {
        float x = u + 0.2f * _warp.At(u * 0.9f, v * 0.9f), y = v + 0.2f * _warp.At(u * 0.9f + 31, v * 0.9f - 17);
        float cluster = _variation.At(u * 0.3f, v * 0.3f);
        return _lattice.Dots(x, y, presence: 0.82f + 0.5f * cluster) + 0.08f * _variation.At(u * 3, v * 3);
    }
}
