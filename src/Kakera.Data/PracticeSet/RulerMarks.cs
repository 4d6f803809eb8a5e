namespace Kakera.Data.PracticeSet;

/// <summary>The engraved scale of a dermatoscope: fine marks along one edge, each fifth a longer one.</summary>
internal static class RulerMarks
{
    private const ulong Key = 3;

    public static void Draw(Canvas canvas, Capture capture)
    {
        if (!capture.Ruler)
            return;
        var random = new KeyedRandom(capture.FieldSeed, Key);
        double spacing = random.NextDouble(0.028, 0.05), inset = random.NextDouble(0.03, 0.1), tilt = 0.03 * random.NextGaussian();
        double offset = random.NextDouble(0, spacing), width = random.NextDouble(0.0014, 0.0024);
        int edge = random.NextInt(4);
        int phase = random.NextInt(5);
        var cover = new Coverage(canvas.Side);
        double step = 0.5 / canvas.Side;
        for (int mark = 0; offset + mark * spacing < 1; mark++)
        {
            double along = offset + mark * spacing;
            double length = (mark + phase) % 5 == 0 ? 0.06 : 0.032;
            for (double deep = 0; deep < length; deep += step)
                Stamp(cover, edge, along - tilt * deep, inset + deep + tilt * (along - 0.5), width);
        }

        for (int pixel = 0; pixel < cover.Plane.Length; pixel++)
        {
            if (cover.Plane[pixel] > 0)
                canvas.Cover(pixel, new Light(0.03f, 0.03f, 0.035f), 0.85f * cover.Plane[pixel]);
        }
    }

    private static void Stamp(Coverage cover, int edge, double along, double deep, double width)
    {
        switch (edge)
        {
            case 0:
                cover.Stamp(along, deep, width, 1);
                break;
            case 1:
                cover.Stamp(along, 1 - deep, width, 1);
                break;
            case 2:
                cover.Stamp(deep, along, width, 1);
                break;
            default:
                cover.Stamp(1 - deep, along, width, 1);
                break;
        }
    }
}
