namespace Kakera.Data.Tests.PracticeSet;

/// <summary>
/// What can be known without looking where a pixel lies: the 8×8×8 colour histogram, and mean and deviation of each colour.
/// </summary>
internal static class ColourFeatures
{
    /// <param name="pixels">[side, side, 3] bytes.</param>
    public static double[] Of(byte[] pixels)
    {
        double[] histogram = new double[512];
        double[] sum = new double[3], squares = new double[3];
        int count = pixels.Length / 3;
        for (int i = 0; i < pixels.Length; i += 3)
        {
            histogram[((pixels[i] >> 5) << 6) | ((pixels[i + 1] >> 5) << 3) | (pixels[i + 2] >> 5)]++;
            for (int c = 0; c < 3; c++)
            {
                sum[c] += pixels[i + c];
                squares[c] += pixels[i + c] * pixels[i + c];
            }
        }

        // Square roots of the shares make the Euclidean distance of two histograms their Hellinger distance.
        return
        [
            .. histogram.Select(bin => Math.Sqrt(bin / count)),
            .. sum.Select(s => s / count),
            .. sum.Zip(squares, (s, q) => Math.Sqrt(Math.Max(0, q / count - s / count * (s / count)))),
        ];
    }
}
