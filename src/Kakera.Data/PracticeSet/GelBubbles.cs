namespace Kakera.Data.PracticeSet;

/// <summary>Bubbles in the contact gel: bright rims, a slightly paler inside and a glint.</summary>
internal static class GelBubbles
{
    private const ulong Key = 4;

    private static readonly Light Glare = new(1.05f, 1.05f, 1.08f);

    public static void Draw(Canvas canvas, Capture capture)
    {
        var random = new KeyedRandom(capture.FieldSeed, Key);
        double clusterX = random.NextDouble(0.05, 0.95), clusterY = random.NextDouble(0.05, 0.95);
        for (int bubble = 0; bubble < capture.Bubbles; bubble++)
        {
            double x = clusterX + 0.18 * random.NextGaussian(), y = clusterY + 0.18 * random.NextGaussian();
            double radius = 0.008 + 0.04 * Math.Pow(random.NextDouble(), 2.5);
            DrawBubble(canvas, x, y, radius, (float)random.NextDouble(0.2, 0.6), random.NextDouble(0, 2 * Math.PI));
        }
    }

    private static void DrawBubble(Canvas canvas, double x, double y, double radius, float glare, double lightFrom)
    {
        int side = canvas.Side;
        int left = Math.Max(0, (int)((x - 1.2 * radius) * side)), right = Math.Min(side - 1, (int)((x + 1.2 * radius) * side));
        int top = Math.Max(0, (int)((y - 1.2 * radius) * side)), bottom = Math.Min(side - 1, (int)((y + 1.2 * radius) * side));
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                double dx = (column + 0.5) / side - x, dy = (row + 0.5) / side - y;
                double distance = Math.Sqrt(dx * dx + dy * dy) / radius;
                double towards = (dx * Math.Cos(lightFrom) + dy * Math.Sin(lightFrom)) / (radius * (distance + 1e-6));
                float rim = Curve.Bell((float)(distance - 0.92), 0.09f) * (float)(0.35 + 0.65 * Math.Max(0, towards));
                float inside = 0.1f * Curve.Step(1, 0.9f, (float)distance);
                canvas.Cover(row * side + column, Glare, glare * rim + inside * glare);
            }
        }
    }
}
