using System.Globalization;
using Kakera.Data;
using NetVips;

namespace Kakera.Benchmarks;

/// <summary>Writes small JPEGs, as many as wanted, for measuring what grows with their number.</summary>
internal static class ManyImages
{
    private const int ImagesInFolder = 1000;
    private const int ImagesInGroup = 3;
    private const int LeastSide = 64;
    private const int SidesApart = 33; // 64 … 96

    private static readonly string[] Classes = ["plain", "dotted", "striped", "mixed"];

    /// <summary>
    /// Writes images of noise on a colour of their class, each of its own bytes, a thousand to a sub-folder and three to a group, and beside
    /// them <c>labels.csv</c> with image, label and group. The same number gives the same files.
    /// </summary>
    /// <param name="folder">Made where it is missing; images lie in <c>images</c> below it.</param>
    /// <param name="count">How many images.</param>
    public static void Write(string folder, int count)
    {
        NetVips.NetVips.Concurrency = 1; // side by side instead
        for (int first = 0; first < count; first += ImagesInFolder)
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(folder, first))!);
        Parallel.For(0, count, number => File.WriteAllBytes(PathOf(folder, number), Jpeg(number)));
        File.WriteAllLines(
            Path.Combine(folder, "labels.csv"),
            [
                "image,label,group",
                .. Enumerable.Range(0, count).Select(number => string.Create(
                    CultureInfo.InvariantCulture, $"{NameOf(number)},{Classes[ClassOf(number)]},patient-{number / ImagesInGroup:D6}")),
            ]);
    }

    private static int ClassOf(int number) => number / ImagesInGroup % Classes.Length;

    private static string NameOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"ward-{number / ImagesInFolder:D3}/image-{number:D6}.jpg");

    private static string PathOf(string folder, int number) => Path.Combine(folder, "images", NameOf(number));

    private static byte[] Jpeg(int number)
    {
        var random = new KeyedRandom(5, (ulong)number);
        int width = LeastSide + random.NextInt(SidesApart), height = LeastSide + random.NextInt(SidesApart);
        byte[] pixels = new byte[width * height * 3];
        ulong bits = 0;
        for (int i = 0; i < pixels.Length; i++)
        {
            if (i % 8 == 0)
                bits = random.NextBits();
            pixels[i] = (byte)(40 * (1 + ClassOf(number)) + (byte)(bits >> (8 * (i % 8))) % 32);
        }
        using Image image = Image.NewFromMemory(pixels, width, height, 3, Enums.BandFormat.Uchar);
        return image.JpegsaveBuffer(q: 75);
    }
}
