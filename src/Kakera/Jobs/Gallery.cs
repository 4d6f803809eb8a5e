using Kakera.Data;
using Kakera.Data.Pixels;
using Kakera.Evaluation.Predictions;
using Kakera.Evaluation.Reports;
using NetVips;

namespace Kakera.Jobs;

/// <summary>Pictures for the report, cut from the pixels that the network saw.</summary>
internal static class Gallery
{
    private const int Mistakes = 12;
    private const int RightOnes = 6;

    /// <summary>The surest mistakes on the test images, and a sample of right answers.</summary>
    public static IReadOnlyList<ReportPicture> OfAnswers(TrainingData data, PredictionSet test, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, test.Items.Count)];
        int[] wrong = [.. order.Where(i => test.Items[i].Answer != test.Items[i].Label).OrderByDescending(i => test.Items[i].Confidence).Take(Mistakes)];
        int[] right = [.. order.Where(i => test.Items[i].Answer == test.Items[i].Label)];
        new KeyedRandom(seed, 0x6A11).Shuffle(right.AsSpan());
        return
        [
            .. wrong.Concat(right.Take(RightOnes)).Select(i => new ReportPicture(
                test.Items[i].Image,
                Png(data.Pixels, data.Test.Items[i].PixelIndex),
                test.Classes[test.Items[i].Label!.Value],
                test.Classes[test.Items[i].Answer],
                test.Items[i].Confidence)),
        ];
    }

    /// <summary>Images to label, without answers.</summary>
    public static IReadOnlyList<ReportPicture> OfImages(PixelCache pixels, IEnumerable<ImageItem> items) =>
        [.. items.Select(item => new ReportPicture(item.Name, Png(pixels, item.PixelIndex), null, null, 0))];

    private static byte[] Png(PixelCache pixels, int index)
    {
        byte[] planar = new byte[pixels.ImageBytes];
        pixels.Read(index, planar);
        int plane = pixels.Side * pixels.Side;
        byte[] interleaved = new byte[planar.Length];
        for (int i = 0; i < plane; i++)
            for (int channel = 0; channel < 3; channel++)
                interleaved[3 * i + channel] = planar[channel * plane + i];
        using Image image = Image.NewFromMemory(interleaved, pixels.Side, pixels.Side, 3, Enums.BandFormat.Uchar);
        return image.PngsaveBuffer();
    }
}
