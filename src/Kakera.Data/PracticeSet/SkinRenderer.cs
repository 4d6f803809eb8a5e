namespace Kakera.Data.PracticeSet;

/// <summary>Skin without the lesion: densities of melanin and blood in green light, with mottling and the fine lines of the skin.</summary>
internal sealed class SkinRenderer
{
    public SkinRenderer(Skin skin, Capture capture, int side)
    {
        var view = new View(capture with { Rotation = capture.Rotation + skin.FurrowAngle });
        var mottling = new NoiseField(skin.FieldSeed ^ 1);
        var lines = new NoiseField(skin.FieldSeed ^ 2);
        Blood = SmoothPlane.Draw(side, view, (x, y) => mottling.Sum(x * 7, y * 7, 3));
        Melanin = new float[side * side];
        Furrow = new float[side * side];
        for (int row = 0, pixel = 0; row < side; row++)
        {
            float b = (row + 0.5f) / side;
            for (int column = 0; column < side; column++, pixel++)
            {
                float a = (column + 0.5f) / side;
                float x = view.X(a, b), y = view.Y(a, b);
                float spots = Blood[pixel] + 0.2f * mottling.At(x * 56, y * 56);
                float along = lines.At(x * 16, y * 34), across = lines.At(x * 30 + 50, y * 15);
                float furrow = MathF.Exp(-7 * MathF.Abs(along)) + MathF.Exp(-7 * MathF.Abs(across)); // a line where the noise is 0
                Furrow[pixel] = skin.Furrows * (furrow - 0.5f);
                Blood[pixel] = skin.Blood * (1 + skin.Mottling * spots);
                Melanin[pixel] = skin.Melanin * (1 + 0.15f * spots) + Furrow[pixel];
            }
        }
    }

    /// <summary>Density of melanin.</summary>
    public float[] Melanin { get; }

    /// <summary>Density of blood.</summary>
    public float[] Blood { get; }

    /// <summary>Depth of the fine lines, as a density; they run on through the lesion.</summary>
    public float[] Furrow { get; }
}
