namespace Kakera.Data.PracticeSet;

/// <summary>
/// Smooth random fields over the plane: gradient noise (Perlin, "Improving noise", SIGGRAPH 2002) whose gradients come from a hash of
/// the seed and the lattice point, so that a field has no table and no state.
/// </summary>
internal readonly struct NoiseField
{
    private const float Scale = 1.5f; // brings the extremes near -1 and 1

    private readonly uint _seed;

    public NoiseField(ulong seed) => _seed = (uint)(seed ^ (seed >> 32));

    /// <summary>One octave at (<paramref name="x"/>, <paramref name="y"/>): about -1 … 1, mean 0, features about one unit wide.</summary>
    public float At(float x, float y)
    {
        int column = (int)MathF.Floor(x), row = (int)MathF.Floor(y);
        float dx = x - column, dy = y - row;
        float top = Lerp(Slope(column, row, dx, dy), Slope(column + 1, row, dx - 1, dy), Ease(dx));
        float bottom = Lerp(Slope(column, row + 1, dx, dy - 1), Slope(column + 1, row + 1, dx - 1, dy - 1), Ease(dx));
        return Scale * Lerp(top, bottom, Ease(dy));
    }

    /// <summary>Several octaves, each of half the size and 0.55 of the weight of the one before; about -1 … 1.</summary>
    public float Sum(float x, float y, int octaves)
    {
        float sum = 0, weight = 1, weights = 0;
        for (int octave = 0; octave < octaves; octave++)
        {
            sum += weight * At(x + 17.3f * octave, y - 9.1f * octave);
            weights += weight * weight;
            weight *= 0.55f;
            x *= 2;
            y *= 2;
        }

        return sum / MathF.Sqrt(weights);
    }

    /// <summary>A number of a lattice point, uniform in [0, 1); one point has several, told apart by the salt.</summary>
    public float Uniform(int column, int row, uint salt) => (Hash(column, row, salt) >> 8) * (1f / (1 << 24));

    private float Slope(int column, int row, float dx, float dy)
    {
        uint bits = Hash(column, row, 0);
        float u = (int)(bits & 0xFFFF) * (2f / 65535) - 1, v = (int)(bits >> 16) * (2f / 65535) - 1;
        return u * dx + v * dy;
    }

    private uint Hash(int column, int row, uint salt)
    {
        uint h = _seed + salt * 0x9E3779B9u + (uint)column * 0x8DA6B343u;
        h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
        h += (uint)row * 0xD8163841u;
        h = (h ^ (h >> 13)) * 0x297A2D39u;
        h = (h ^ (h >> 16)) * 0x85EBCA6Bu;
        return h ^ (h >> 15);
    }

    private static float Ease(float t) => t * t * t * (t * (t * 6 - 15) + 10);

    private static float Lerp(float a, float b, float t) => a + (b - a) * t;
}
