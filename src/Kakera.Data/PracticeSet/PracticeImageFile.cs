using System.Text;
using NetVips;

namespace Kakera.Data.PracticeSet;

/// <summary>Makes the bytes of one file of a practice set.</summary>
internal static class PracticeImageFile
{
    private const int TinySide = 3;

    /// <summary>The content of <paramref name="file"/>; the same bytes whoever asks and in whatever order.</summary>
    public static byte[] Make(PracticePlan plan, PlannedFile file, PracticeSetOptions options) => file.Role switch
    {
        FileRole.Text => Encoding.UTF8.GetBytes($"Text under the name of an image. {SyntheticMark.Sentence(options.Seed)}\n"),
        FileRole.Empty => [],
        FileRole.Truncated => WithoutEnd(Encode(plan, file, options, options.Side)),
        FileRole.Tiny => Encode(plan, file, options, TinySide),
        _ => Encode(plan, file, options, options.Side),
    };

    private static byte[] WithoutEnd(byte[] bytes) => bytes[..(bytes.Length * 4 / 5)];

    private static byte[] Encode(PracticePlan plan, PlannedFile file, PracticeSetOptions options, int side)
    {
        Capture capture = Capture.Draw(options.Seed, file.Capture);
        byte[] pixels = ImageRenderer.Render(Lesion.Draw(options.Seed, file.Lesion, plan.Lesions[file.Lesion]), capture, side);
        using Image raw = Image.NewFromMemory(pixels, side, side, 3, Enums.BandFormat.Uchar);
        using Image plain = raw.Copy(interpretation: Enums.Interpretation.Srgb);
        using Image marked = SyntheticMark.Put(plain, options.Seed);
        return Path.GetExtension(file.Name) switch
        {
            ".png" => marked.PngsaveBuffer(),
            ".tif" => marked.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Deflate),
            ".webp" => marked.WebpsaveBuffer(q: capture.JpegQuality),
            _ => marked.JpegsaveBuffer(q: capture.JpegQuality),
        };
    }
}
