namespace Kakera.Data.Tests.PracticeSet;

/// <summary>
/// Local structure without colour: at three scales the histogram of the shape index (Koenderink and van Doorn, 1992: cup, rut, saddle,
/// ridge, cap) weighted by curvedness inside the dark part of the image, and how far the ruts there run outward.
/// </summary>
internal static class StructureFeatures
{
    private const int Bins = 9;

    /// <param name="pixels">[side, side, 3] bytes.</param>
    /// <param name="side">Width and height.</param>
    public static double[] Of(byte[] pixels, int side)
    {
        double[] grey = new double[side * side];
        for (int i = 0; i < grey.Length; i++)
            grey[i] = Math.Log(20 + pixels[3 * i + 1]);
        double[] inside = DarkPart(grey, side, out double middleX, out double middleY);
        List<double> features = [];
        foreach (double scale in new[] { 0.009 * side, 0.016 * side, 0.028 * side })
            features.AddRange(AtScale(Blur(grey, side, scale), inside, side, scale, middleX, middleY));
        return [.. features];
    }

    private static double[] AtScale(double[] grey, double[] inside, int side, double scale, double middleX, double middleY)
    {
        double[] histogram = new double[Bins];
        double weight = 0, area = 1e-9, outward = 0, ruts = 1e-9;
        for (int row = 2; row < side - 2; row++)
        {
            for (int column = 2; column < side - 2; column++)
            {
                int at = row * side + column;
                if (inside[at] == 0)
                    continue;
                double xx = grey[at - 1] - 2 * grey[at] + grey[at + 1], yy = grey[at - side] - 2 * grey[at] + grey[at + side];
                double xy = (grey[at - side - 1] - grey[at - side + 1] - grey[at + side - 1] + grey[at + side + 1]) / 4;
                double half = Math.Sqrt((xx - yy) * (xx - yy) / 4 + xy * xy), mean = (xx + yy) / 2;
                double curvedness = Math.Sqrt(mean * mean + half * half) * scale * scale;
                double index = Math.Atan2(mean, half) / Math.PI + 0.5; // 1: a dark spot, ¾: a dark line, 0: a bright spot
                double place = Math.Min(index * Bins, Bins - 1e-9);
                histogram[(int)place] += curvedness;
                weight += curvedness;
                area++;
                if (index is > 0.62 and < 0.9)
                {
                    double across = 0.5 * Math.Atan2(2 * xy, xx - yy); // direction of strongest curvature
                    double radial = Math.Atan2(row - middleY, column - middleX);
                    outward -= curvedness * Math.Cos(2 * (across - radial));
                    ruts += curvedness;
                }
            }
        }

        return [.. histogram.Select(bin => Math.Sqrt(bin / (weight + 1e-9))), Math.Log(weight / area + 1e-6), outward / ruts];
    }

    /// <summary>1 where the blurred image is darker than halfway between its dark and its bright pixels, away from the corners.</summary>
    private static double[] DarkPart(double[] grey, int side, out double middleX, out double middleY)
    {
        double[] smooth = Blur(grey, side, 0.03 * side);
        int half = side / 2;
        int[] near = [.. Enumerable.Range(0, grey.Length)
            .Where(i => Math.Pow(i / side - half, 2) + Math.Pow(i % side - half, 2) < 0.23 * side * side)];
        double[] sorted = [.. near.Select(i => smooth[i]).Order()];
        double threshold = (sorted[sorted.Length / 20] + sorted[sorted.Length * 19 / 20]) / 2;
        int[] dark = [.. near.Where(i => smooth[i] < threshold)];
        middleX = dark.Average(i => i % side);
        middleY = dark.Average(i => i / side);
        double[] inside = new double[grey.Length];
        foreach (int i in dark)
            inside[i] = 1;
        return inside;
    }

    private static double[] Blur(double[] plane, int side, double deviation)
    {
        int reach = (int)Math.Ceiling(2.5 * deviation);
        double[] kernel = [.. Enumerable.Range(-reach, 2 * reach + 1).Select(i => Math.Exp(-0.5 * i * i / (deviation * deviation)))];
        double sum = kernel.Sum();
        double[] rows = new double[plane.Length], blurred = new double[plane.Length];
        for (int i = 0; i < plane.Length; i++)
        {
            int row = i / side, column = i % side;
            for (int k = -reach; k <= reach; k++)
                rows[i] += kernel[k + reach] / sum * plane[row * side + Math.Clamp(column + k, 0, side - 1)];
        }

        for (int i = 0; i < plane.Length; i++)
        {
            int row = i / side, column = i % side;
            for (int k = -reach; k <= reach; k++)
                blurred[i] += kernel[k + reach] / sum * rows[Math.Clamp(row + k, 0, side - 1) * side + column];
        }

        return blurred;
    }
}
