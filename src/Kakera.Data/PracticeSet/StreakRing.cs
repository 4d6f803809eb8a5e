namespace Kakera.Data.PracticeSet;

/// <summary>Lines that run outward through the rim of a lesion, at uneven distances, some of them ending in a bulb (pseudopods).</summary>
internal sealed class StreakRing
{
    private readonly NoiseField _hash;
    private readonly NoiseField _bend;
    private readonly float _radius;
    private readonly float _mesh;
    private readonly int _count;

    public StreakRing(Lesion lesion)
    {
        _hash = new NoiseField(lesion.FieldSeed ^ 0xD1);
        _bend = new NoiseField(lesion.FieldSeed ^ 0xD2);
        _radius = lesion.Radius;
        _mesh = lesion.Mesh;
        _count = Math.Max(8, (int)MathF.Round(2 * MathF.PI * _radius * 0.85f / (0.85f * _mesh)));
    }

    /// <summary>The streaks at a place.</summary>
    public PatternPoint At(float x, float y, float depth)
    {
        if (depth < -0.6f * _radius)
            return default;
        float bend = 0.3f * _mesh * _bend.At(x / (2.5f * _mesh), y / (2.5f * _mesh));
        float angle = (MathF.Atan2(y, x) + MathF.PI) / (2 * MathF.PI) * _count;
        float distance = MathF.Sqrt(x * x + y * y);
        float arc = 2 * MathF.PI * distance / _count; // length of one step of the angle here
        int middle = (int)MathF.Floor(angle);
        float darkest = 0;
        for (int step = middle - 1; step <= middle + 1; step++)
        {
            int streak = (step % _count + _count) % _count;
            float across = (angle - step - 0.5f - 0.5f * (_hash.Uniform(streak, 0, 1) - 0.5f)) * arc + bend;
            darkest = Math.Max(darkest, Streak(streak, MathF.Abs(across), depth));
        }

        return new PatternPoint(darkest, depth < 0.05f ? darkest : 0);
    }

    /// <summary>One streak: from deep in the lesion to a little outside, a line of changing width with a tip.</summary>
    private float Streak(int streak, float across, float depth)
    {
        float start = _radius * (0.45f + 0.3f * _hash.Uniform(streak, 0, 2));
        float end = -_mesh * (0.15f + 0.75f * _hash.Uniform(streak, 0, 3));
        float width = _mesh * (0.17f + 0.1f * _hash.Uniform(streak, 0, 4));
        bool bulb = _hash.Uniform(streak, 0, 5) < 0.4f;
        float toTip = depth - end; // 0 at the tip, growing inward
        if (bulb)
            width *= 1 + 0.7f * Curve.Bell(toTip - 0.3f * _mesh, 0.25f * _mesh);
        else
            width *= 0.45f + 0.55f * Curve.Step(0, 1.6f * _mesh, toTip);
        float along = Curve.Step(0, 0.3f * _mesh, toTip) * Curve.Step(start, start - 1.5f * _mesh, depth);
        return along * (0.75f + 0.25f * _hash.Uniform(streak, 0, 6)) * Curve.Step(1.35f * width, 0.5f * width, across);
    }
}
