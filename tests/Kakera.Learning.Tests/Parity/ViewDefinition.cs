using Kakera.Learning.Transforms;

namespace Kakera.Learning.Tests.Parity;

/// <summary>What a view does to one image, pixel by pixel in float64, once it is drawn. An image is [channel][row, column], values in [0, 1].</summary>
internal static class ViewDefinition
{
    public static double[][,] Apply(double[][,] image, DrawnView view, ViewSettings settings, int side)
    {
        image = Placed(image, view, settings, side);
        image = Jittered(image, view, settings);
        if (view.Greyscale)
            image = Each(image, (c, y, x) => Grey(image, y, x));
        if (view.Blur)
            image = Blurred(image, view.BlurSigma * side / 224, (int)Math.Max(1, Math.Ceiling(3 * settings.BlurSigmaMax * side / 224)));
        if (view.Solarise)
            image = Each(image, (c, y, x) => image[c][y, x] >= .5 ? 1 - image[c][y, x] : image[c][y, x]);
        double[] mean = [.485, .456, .406], deviation = [.229, .224, .225];
        return Each(image, (c, y, x) => (image[c][y, x] - mean[c]) / deviation[c]);
    }

    private static double[][,] Placed(double[][,] image, DrawnView view, ViewSettings settings, int side)
    {
        if (settings.CropScaleMin == 1 && settings.RotationDegrees == 0)
        {
            double[][,] resized = Resized(image, side);
            return Each(resized, (c, y, x) =>
                resized[c][view.FlipVertically ? side - 1 - y : y, view.FlipHorizontally ? side - 1 - x : x]);
        }

        double[][,] before = Resized(image, (int)Math.Min(image[0].GetLength(0), Math.Ceiling(side / Math.Sqrt(settings.CropScaleMin))));
        int from = before[0].GetLength(0);
        return [.. before.Select(channel => Map(side, (row, column) =>
        {
            // The pixel's middle in [−1, 1]²; flipped, stretched to the box, turned, moved to the box's middle; then in pixels again.
            double px = (2 * column + 1.0) / side - 1, py = (2 * row + 1.0) / side - 1;
            px *= (view.FlipHorizontally ? -1 : 1) * view.CropWidth;
            py *= (view.FlipVertically ? -1 : 1) * view.CropHeight;
            double sx = Math.Cos(view.RotationRadians) * px - Math.Sin(view.RotationRadians) * py + view.CropX;
            double sy = Math.Sin(view.RotationRadians) * px + Math.Cos(view.RotationRadians) * py + view.CropY;
            return Between(channel, ((sy + 1) * from - 1) / 2, ((sx + 1) * from - 1) / 2);
        }))];
    }

    private static double Between(double[,] channel, double row, double column)
    {
        int side = channel.GetLength(0);
        row = Mirrored(row, side);
        column = Mirrored(column, side);
        int top = (int)row, left = (int)column;
        int bottom = Math.Min(top + 1, side - 1), right = Math.Min(left + 1, side - 1);
        double down = row - top, across = column - left;
        return (1 - down) * ((1 - across) * channel[top, left] + across * channel[top, right])
            + down * ((1 - across) * channel[bottom, left] + across * channel[bottom, right]);
    }

    /// <summary>Mirrored at the outer edges of the outer pixels, −1/2 and side − 1/2, and held at the outer pixels' middles.</summary>
    private static double Mirrored(double at, int side)
    {
        while (at < -.5 || at > side - .5)
            at = at < -.5 ? -1 - at : 2 * side - 1 - at;
        return Math.Clamp(at, 0, side - 1);
    }

    private static double[][,] Resized(double[][,] image, int side)
    {
        int from = image[0].GetLength(0);
        if (from == side)
            return image;
        double scale = (double)from / side, reach = Math.Max(1, scale);
        double[][] weights = [.. Enumerable.Range(0, side).Select(i =>
        {
            double[] triangle = [.. Enumerable.Range(0, from).Select(j => Math.Max(0, 1 - Math.Abs(j + .5 - (i + .5) * scale) / reach))];
            return triangle.Select(weight => weight / triangle.Sum()).ToArray();
        })];
        return [.. image.Select(channel => Map(side, (row, column) =>
        {
            double sum = 0;
            for (int y = 0; y < from; y++)
                for (int x = 0; x < from; x++)
                    sum += weights[row][y] * weights[column][x] * channel[y, x];
            return sum;
        }))];
    }

    private static double[][,] Jittered(double[][,] image, DrawnView view, ViewSettings settings)
    {
        if (settings is { Brightness: 0, Contrast: 0, Saturation: 0, Hue: 0 })
            return image;
        double[][,] brighter = Each(image, (c, y, x) => Math.Clamp(image[c][y, x] * view.Brightness, 0, 1));
        int side = image[0].GetLength(0);
        double mean = 0;
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
                mean += Grey(brighter, y, x) / side / side;
        double[][,] starker = Each(brighter, (c, y, x) => Math.Clamp(mean + (brighter[c][y, x] - mean) * view.Contrast, 0, 1));
        return Each(starker, (c, y, x) =>
        {
            double r = starker[0][y, x], g = starker[1][y, x], b = starker[2][y, x];
            double i = .596 * r - .274 * g - .322 * b, q = .211 * r - .523 * g + .312 * b;
            double cos = Math.Cos(view.HueRadians), sin = Math.Sin(view.HueRadians);
            (i, q) = (view.Saturation * (cos * i - sin * q), view.Saturation * (sin * i + cos * q));
            return Math.Clamp(FromYiq(Grey(starker, y, x), i, q)[c], 0, 1);
        });
    }

    /// <summary>Solves .299 r + .587 g + .114 b = luma, .596 r − .274 g − .322 b = i, .211 r − .523 g + .312 b = q by elimination.</summary>
    private static double[] FromYiq(double luma, double i, double q)
    {
        double[][] rows = [[.299, .587, .114, luma], [.596, -.274, -.322, i], [.211, -.523, .312, q]];
        for (int pivot = 0; pivot < 3; pivot++)
            for (int row = 0; row < 3; row++)
            {
                if (row == pivot)
                    continue;
                double factor = rows[row][pivot] / rows[pivot][pivot];
                for (int column = pivot; column < 4; column++)
                    rows[row][column] -= factor * rows[pivot][column];
            }

        return [.. Enumerable.Range(0, 3).Select(row => rows[row][3] / rows[row][row])];
    }

    private static double[][,] Blurred(double[][,] image, double sigma, int radius)
    {
        int side = image[0].GetLength(0);
        double total = Enumerable.Range(-radius, 2 * radius + 1).Sum(t => Math.Exp(-t * t / (2 * sigma * sigma)));
        return Each(image, (c, y, x) =>
        {
            double sum = 0;
            for (int dy = -radius; dy <= radius; dy++)
                for (int dx = -radius; dx <= radius; dx++)
                    sum += Math.Exp(-(dx * dx + dy * dy) / (2 * sigma * sigma)) / total / total * image[c][Inside(y + dy), Inside(x + dx)];
            return sum;
        });

        // Mirrored about the outer pixels' middles.
        int Inside(int at) => at < 0 ? -at : at >= side ? 2 * side - 2 - at : at;
    }

    private static double Grey(double[][,] image, int y, int x) => .299 * image[0][y, x] + .587 * image[1][y, x] + .114 * image[2][y, x];

    private static double[][,] Each(double[][,] image, Func<int, int, int, double> pixel) =>
        [.. Enumerable.Range(0, 3).Select(c => Map(image[0].GetLength(0), (y, x) => pixel(c, y, x)))];

    private static double[,] Map(int side, Func<int, int, double> pixel)
    {
        var map = new double[side, side];
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
                map[y, x] = pixel(y, x);
        return map;
    }
}
