namespace Kakera.Data.PracticeSet;

/// <summary>The border of a lesion: an ellipse bent by radial harmonics and roughened by noise.</summary>
internal sealed class LesionOutline(Lesion lesion)
{
    private readonly NoiseField _roughness = new(lesion.FieldSeed ^ 0xB0);
    private readonly float _stretch = MathF.Sqrt(lesion.Aspect);

    /// <summary>How far (x, y) lies inside the border, roughly a length; negative outside. The middle has the radius.</summary>
    public float Depth(float x, float y)
    {
        float u = x / _stretch, v = y * _stretch;
        float distance = MathF.Sqrt(u * u + v * v) + 1e-6f;
        float cosine = u / distance, sine = v / distance;
        float c = cosine, s = sine, radius = 1;
        foreach (Lesion.Harmonic harmonic in lesion.Border)
        {
            (c, s) = (c * cosine - s * sine, s * cosine + c * sine); // the next multiple of the angle
            radius += harmonic.Cosine * c + harmonic.Sine * s;
        }

        float rough = 0.035f * _roughness.Sum(x * 9, y * 9, 3);
        return lesion.Radius * Math.Max(radius, 0.35f) - distance + rough;
    }
}
