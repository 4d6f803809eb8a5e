namespace Kakera.Data.PracticeSet;

/// <summary>Hairs: long bent lines, dark or fair, with a soft shadow.</summary>
internal static class HairLayer
{
    private const ulong Key = 2;

    private static readonly Light Dark = new(0.035f, 0.022f, 0.018f);
    private static readonly Light Fair = new(0.85f, 0.66f, 0.45f);

    public static void Draw(Canvas canvas, Capture capture)
    {
        if (capture.Hairs == 0)
            return;
        var random = new KeyedRandom(capture.FieldSeed, Key);
        bool fair = random.NextBool(0.3);
        Light colour = fair ? Fair : Light.Mix(Dark, new Light(0.25f, 0.13f, 0.08f), (float)random.NextDouble());
        float opacity = fair ? 0.5f : (float)random.NextDouble(0.65, 0.95);
        double growth = random.NextDouble(0, 2 * Math.PI);
        double thickness = random.NextDouble(0.0012, 0.0034);
        var cover = new Coverage(canvas.Side);
        var shadow = new Coverage(canvas.Side);
        for (int hair = 0; hair < capture.Hairs; hair++)
            DrawHair(ref random, growth, thickness, cover, shadow, canvas.Side);
        for (int pixel = 0; pixel < cover.Plane.Length; pixel++)
        {
            if (shadow.Plane[pixel] > 0)
                canvas.Dim(pixel, 1 - 0.14f * shadow.Plane[pixel]);
            if (cover.Plane[pixel] > 0)
                canvas.Cover(pixel, colour, opacity * cover.Plane[pixel]);
        }
    }

    private static void DrawHair(ref KeyedRandom random, double growth, double thickness, Coverage cover, Coverage shadow, int side)
    {
        double x = random.NextDouble(-0.1, 1.1), y = random.NextDouble(-0.1, 1.1);
        double heading = growth + 0.7 * random.NextGaussian();
        double bend = 1.1 * random.NextGaussian(), curl = 1.5 * random.NextGaussian();
        double length = random.NextDouble(0.4, 1.6), width = thickness * random.NextDouble(0.6, 1.3);
        double step = 0.5 / side;
        for (double along = 0; along < length; along += step)
        {
            double tip = 1 - 0.7 * Math.Pow(along / length, 3);
            cover.Stamp(x, y, width * tip, 1);
            shadow.Stamp(x + 0.006, y + 0.007, 2.2 * width * tip, 0.8f);
            heading += step * (bend + curl * (along / length - 0.5));
            x += step * Math.Cos(heading);
            y += step * Math.Sin(heading);
        }
    }
}
