namespace Kakera.Data.PracticeSet;

/// <summary>Lines that run outward through the rim of a lesion, at uneven distances, some of them ending in a bulb (pseudopods).</summary>
internal sealed class StreakRing
{
    private readonly Streak[] _streaks;
    private readonly NoiseField _bend;
    private readonly float _mesh;

    public StreakRing(Lesion lesion)
    {
        var hash = new NoiseField(lesion.FieldSeed ^ 0xD1);
        _bend = new NoiseField(lesion.FieldSeed ^ 0xD2);
        _mesh = lesion.Mesh;
        _streaks = new Streak[Math.Max(8, (int)MathF.Round(2 * MathF.PI * lesion.Radius * 0.85f / (0.72f * _mesh)))];
        for (int i = 0; i < _streaks.Length; i++)
        {
            float sector = _bend.At(i * 6.5f / _streaks.Length, 40.5f); // streaks stand together, with gaps between
            float there = Curve.Step(-0.1f, 0.25f, 0.36f + sector - 0.5f * (hash.Uniform(i, 0, 8) - 0.3f));
            _streaks[i] = new Streak(
                Shift: 0.6f * (hash.Uniform(i, 0, 1) - 0.5f),
                Lean: 0.7f * (hash.Uniform(i, 0, 7) - 0.5f),
                Start: lesion.Radius * (0.3f + 0.4f * hash.Uniform(i, 0, 2)),
                End: -_mesh * (-0.2f + 1.2f * hash.Uniform(i, 0, 3)),
                Width: _mesh * (0.15f + 0.11f * hash.Uniform(i, 0, 4)),
                Bulb: hash.Uniform(i, 0, 5) < 0.4f,
                Darkness: there * (0.75f + 0.3f * hash.Uniform(i, 0, 6)));
        }
    }

    /// <summary>One line.</summary>
    /// <param name="Shift">From its even place on the ring, in steps.</param>
    /// <param name="Lean">Sideways for each unit of depth.</param>
    /// <param name="Start">Depth where it begins.</param>
    /// <param name="End">Depth of its tip, below 0 where it reaches out.</param>
    /// <param name="Width">Half its width.</param>
    /// <param name="Bulb">Whether it ends in a bulb.</param>
    /// <param name="Darkness">0, missing, to 1.</param>
    private readonly record struct Streak(float Shift, float Lean, float Start, float End, float Width, bool Bulb, float Darkness);

    /// <summary>The streaks at a place.</summary>
    public PatternPoint At(float x, float y, float depth)
    {
        float bend = 0.35f * _mesh * _bend.Sum(x / (2f * _mesh), y / (2f * _mesh), 2);
        float angle = (MathF.Atan2(y, x) + MathF.PI) / (2 * MathF.PI) * _streaks.Length;
        float arc = 2 * MathF.PI * MathF.Sqrt(x * x + y * y) / _streaks.Length; // length of one step of the angle here
        int middle = (int)MathF.Floor(angle);
        float darkest = 0;
        for (int step = middle - 1; step <= middle + 1; step++)
        {
            Streak streak = _streaks[(step + _streaks.Length) % _streaks.Length];
            if (streak.Darkness == 0 || depth < streak.End || depth > streak.Start)
                continue;
            float across = (angle - step - 0.5f - streak.Shift) * arc + bend + streak.Lean * depth;
            darkest = Math.Max(darkest, Draw(streak, MathF.Abs(across), depth));
        }

        return new PatternPoint(darkest, depth < 0.05f ? darkest : 0);
    }

    private float Draw(Streak streak, float across, float depth)
    {
        float toTip = depth - streak.End, width = streak.Width;
        if (streak.Bulb)
            width *= 1 + 0.7f * Curve.Bell(toTip - 0.3f * _mesh, 0.25f * _mesh);
        else
            width *= 0.45f + 0.55f * Curve.Step(0, 1.6f * _mesh, toTip);
        float along = Curve.Step(0, 0.3f * _mesh, toTip) * Curve.Step(streak.Start, streak.Start - 1.5f * _mesh, depth);
        return streak.Darkness * along * Curve.Step(1.5f * width, 0.35f * width, across);
    }
}
