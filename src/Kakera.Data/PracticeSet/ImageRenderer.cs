namespace Kakera.Data.PracticeSet;

/// <summary>
/// Renders one image of a lesion: skin, pigment as optical density over it (Beer and Lambert), film, what lies on the skin, optics, sensor.
/// </summary>
internal static class ImageRenderer
{
    private static readonly Light PaleSkin = new(0.93f, 0.78f, 0.68f);
    private static readonly Light Melanin = new(0.62f, 1f, 1.4f);
    private static readonly Light Blood = new(0.14f, 1f, 0.9f);
    private static readonly Light BrownPigment = new(0.62f, 1.05f, 1.4f);
    private static readonly Light GreyPigment = new(0.88f, 1f, 1.08f);
    private static readonly Light BlueFilm = new(0.30f, 0.35f, 0.44f);
    private static readonly Light WhiteFilm = new(0.66f, 0.60f, 0.62f);

    /// <returns>[side, side, 3] bytes, sRGB.</returns>
    public static byte[] Render(Lesion lesion, Capture capture, int side)
    {
        var canvas = new Canvas(side);
        Paint(canvas, lesion, capture);
        HairLayer.Draw(canvas, capture);
        RulerMarks.Draw(canvas, capture);
        GelBubbles.Draw(canvas, capture);
        float deviation = capture.Blur * side;
        GaussianBlur.Apply(canvas.Red, side, deviation);
        GaussianBlur.Apply(canvas.Green, side, deviation);
        GaussianBlur.Apply(canvas.Blue, side, deviation);
        return Camera.Expose(canvas, capture);
    }

    private static void Paint(Canvas canvas, Lesion lesion, Capture capture)
    {
        var pigment = new LesionRenderer(lesion, capture, canvas.Side);
        var skin = new SkinRenderer(lesion.Skin, capture, canvas.Side);
        Light absorption = Light.Mix(BrownPigment, GreyPigment, lesion.Greyness);
        Light film = Light.Mix(BlueFilm, WhiteFilm, lesion.FilmWhiteness);
        for (int pixel = 0; pixel < pigment.Cover.Length; pixel++)
        {
            float melanin = skin.Melanin[pixel], blood = skin.Blood[pixel], brown = 0;
            if (pigment.Cover[pixel] > 0)
            {
                brown = pigment.Cover[pixel] * pigment.Density[pixel] * (1 + 1.2f * skin.Furrow[pixel]);
                blood += pigment.Cover[pixel] * lesion.Redness;
            }

            canvas.Red[pixel] = PaleSkin.Red * MathF.Exp(-(melanin * Melanin.Red + blood * Blood.Red + brown * absorption.Red));
            canvas.Green[pixel] = PaleSkin.Green * MathF.Exp(-(melanin * Melanin.Green + blood * Blood.Green + brown * absorption.Green));
            canvas.Blue[pixel] = PaleSkin.Blue * MathF.Exp(-(melanin * Melanin.Blue + blood * Blood.Blue + brown * absorption.Blue));
            if (pigment.Film[pixel] > 0)
                canvas.Cover(pixel, film, pigment.Film[pixel]);
        }
    }
}
