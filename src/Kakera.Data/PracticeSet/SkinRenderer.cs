namespace Kakera.Data.PracticeSet;

/// <summary>Skin without the lesion: densities of melanin and blood, with mottling, fine lines and pores.</summary>
internal sealed class SkinRenderer
{
    /// <summary>Density of melanin in green light.</summary>
    public float[] Melanin { get; }

    /// <summary>Density of blood in green light.</summary>
    public float[] Blood { get; }

    public SkinRenderer(Skin skin, Capture capture, int side)
    {
        Melanin = new float[side * side];
        Blood = new float[side * side];
        var mottling = new NoiseField(skin.FieldSeed ^ 1);
        var lines = new NoiseField(skin.FieldSeed ^ 2);
        float turn = capture.Rotation + skin.FurrowAngle;
        float cosine = MathF.Cos(turn) / capture.Zoom, sine = MathF.Sin(turn) / capture.Zoom;
        for (int row = 0, pixel = 0; row < side; row++)
        {
            float b = (row + 0.5f) / side - 0.5f - capture.OffsetY;
            for (int column = 0; column < side; column++, pixel++)
            {
                float a = (column + 0.5f) / side - 0.5f - capture.OffsetX;
                float x = cosine * a + sine * b, y = cosine * b - sine * a;
                float spots = mottling.Sum(x * 7, y * 7, 4);
                float furrow = MathF.Exp(-7 * MathF.Abs(lines.At(x * 16, y * 34))) + MathF.Exp(-7 * MathF.Abs(lines.At(x * 30 + 50, y * 15)));
                Blood[pixel] = skin.Blood * (1 + skin.Mottling * spots);
                Melanin[pixel] = skin.Melanin * (1 + 0.15f * spots) + skin.Furrows * (furrow - 0.5f);
            }
        }
    }
}
