namespace Kakera.Data.PracticeSet;

/// <summary>The border of a lesion as one view shows it: an ellipse bent by radial harmonics and roughened by noise.</summary>
internal sealed class LesionOutline
{
    private readonly Lesion _lesion;
    private readonly float _stretch;
    private readonly float[] _roughness;

    public LesionOutline(Lesion lesion, View view, int side)
    {
        _lesion = lesion;
        _stretch = MathF.Sqrt(lesion.Aspect);
        var roughness = new NoiseField(lesion.FieldSeed ^ 0xB0);
        _roughness = SmoothPlane.Draw(side, view, (x, y) => 0.035f * roughness.Sum(x * 9, y * 9, 3));
    }

    /// <summary>
    /// How far a pixel, which shows (<paramref name="x"/>, <paramref name="y"/>), lies inside the border: roughly a length, negative
    /// outside, about the radius in the middle.
    /// </summary>
    public float Depth(int pixel, float x, float y)
    {
        float u = x / _stretch, v = y * _stretch;
        float distance = MathF.Sqrt(u * u + v * v) + 1e-6f;
        float cosine = u / distance, sine = v / distance;
        float c = cosine, s = sine, radius = 1;
        foreach (Lesion.Harmonic harmonic in _lesion.Border)
        {
            (c, s) = (c * cosine - s * sine, s * cosine + c * sine); // the next multiple of the angle
            radius += harmonic.Cosine * c + harmonic.Sine * s;
        }

        return _lesion.Radius * Math.Max(radius, 0.35f) - distance + _roughness[pixel];
    }
}
