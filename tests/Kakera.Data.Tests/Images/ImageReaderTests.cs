using System.Diagnostics;
using Kakera.Data.Images;
using NetVips;

namespace Kakera.Data.Tests.Images;

public class ImageReaderTests
{
    private const int Side = 32;

    [Fact]
    public void Reads_every_colour_format_to_the_same_pixels()
    {
        using Image image = TestImages.Colour();
        ExpectQuarters(TestImages.Jpeg(image), TestImages.Quarters, tolerance: 4);
        ExpectQuarters(image.PngsaveBuffer(), TestImages.Quarters);
        ExpectQuarters(image.TiffsaveBuffer(), TestImages.Quarters);
        ExpectQuarters(image.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw, tile: true), TestImages.Quarters);
        ExpectQuarters(image.WebpsaveBuffer(lossless: true), TestImages.Quarters, tolerance: 1);
    }

    [Fact]
    public void Repeats_grey()
    {
        using Image image = TestImages.Painted(64, 48, [[0], [85], [170], [255]]);
        byte[][] expected = [[0, 0, 0], [85, 85, 85], [170, 170, 170], [255, 255, 255]];
        ExpectQuarters(image.PngsaveBuffer(), expected);
        ExpectQuarters(image.TiffsaveBuffer(), expected);
        ExpectQuarters(TestImages.Jpeg(image), expected, tolerance: 3);
        Assert.Equal("Grey 8-bit", ImageReader.Probe(image.PngsaveBuffer()).Mode);
    }

    [Fact]
    public void Scales_sixteen_bits_over_the_full_range()
    {
        using Image image = TestImages.Painted(64, 48, [[0], [85], [170], [255]]);
        using Image wide = image.Linear([257.0], [0.0]);
        using Image ushorts = wide.Cast(Enums.BandFormat.Ushort);
        using Image grey16 = ushorts.Copy(interpretation: Enums.Interpretation.Grey16);
        byte[][] expected = [[0, 0, 0], [85, 85, 85], [170, 170, 170], [255, 255, 255]];
        ExpectQuarters(grey16.PngsaveBuffer(), expected);
        ExpectQuarters(grey16.TiffsaveBuffer(), expected);
        Assert.Equal("Grey 16-bit", ImageReader.Probe(grey16.PngsaveBuffer()).Mode);
        Assert.Equal(16, ImageReader.Probe(grey16.TiffsaveBuffer()).BitsPerBand);
    }

    [Fact]
    public void Rounds_sixteen_bits_instead_of_cutting_them()
    {
        using Image black = Image.Black(16, 16);
        using Image level = black.Linear([1.0], [100 * 257 + 200.0]); // 100.78
        using Image ushorts = level.Cast(Enums.BandFormat.Ushort);
        using Image grey16 = ushorts.Copy(interpretation: Enums.Interpretation.Grey16);
        Assert.All(ImageReader.Decode(grey16.PngsaveBuffer(), 8), value => Assert.Equal(101, value));
    }

    [Fact]
    public void Reads_sixteen_bit_colour()
    {
        using Image image = TestImages.Colour();
        using Image wide = image.Linear([257.0], [0.0]);
        using Image ushorts = wide.Cast(Enums.BandFormat.Ushort);
        using Image rgb16 = ushorts.Copy(interpretation: Enums.Interpretation.Rgb16);
        ExpectQuarters(rgb16.PngsaveBuffer(), TestImages.Quarters);
        ExpectQuarters(rgb16.TiffsaveBuffer(), TestImages.Quarters);
        Assert.Equal("RGB 16-bit", ImageReader.Probe(rgb16.TiffsaveBuffer()).Mode);
    }

    [Fact]
    public void Reads_real_numbers_as_shares_of_white_or_as_levels_or_stretched()
    {
        using Image image = TestImages.Painted(64, 48, [[0], [85], [170], [255]]);
        byte[][] expected = [[0, 0, 0], [85, 85, 85], [170, 170, 170], [255, 255, 255]];
        foreach ((double scale, double offset) in ((double, double)[])[(1 / 255.0, 0), (1, 0), (40, -1000)])
        {
            using Image real = image.Linear([scale], [offset]);
            byte[] file = real.TiffsaveBuffer();
            Assert.Equal(32, ImageReader.Probe(file).BitsPerBand);
            ExpectQuarters(file, expected);
        }
    }

    [Fact]
    public void Reads_palettes()
    {
        using Image image = TestImages.Colour();
        byte[] file = image.PngsaveBuffer(palette: true, q: 100, dither: 0);
        ExpectQuarters(file, TestImages.Quarters, tolerance: 3);
        Assert.Equal("Palette 8-bit", ImageReader.Probe(file).Mode);
    }

    [Fact]
    public void Lays_transparency_on_black()
    {
        using Image image = TestImages.Painted(64, 48, [[200, 100, 50, 255], [200, 100, 50, 0], [200, 100, 50, 128], [0, 0, 0, 255]]);
        byte[][] expected = [[200, 100, 50], [0, 0, 0], [100, 50, 25], [0, 0, 0]];
        ExpectQuarters(image.PngsaveBuffer(), expected, tolerance: 2);
        ExpectQuarters(image.TiffsaveBuffer(), expected, tolerance: 2);
        ExpectQuarters(image.WebpsaveBuffer(lossless: true, exact: true), expected, tolerance: 2);
        Assert.Equal("RGBA 8-bit", ImageReader.Probe(image.PngsaveBuffer()).Mode);
        using Image grey = TestImages.Painted(64, 48, [[200, 255], [200, 0], [90, 255], [0, 255]]);
        ExpectQuarters(grey.PngsaveBuffer(), [[200, 200, 200], [0, 0, 0], [90, 90, 90], [0, 0, 0]], tolerance: 1);
    }

    [Fact]
    public void Converts_ink_to_light()
    {
        using Image ink = TestImages.Painted(64, 48, [[0, 0, 0, 0], [0, 0, 0, 255], [255, 0, 0, 0], [0, 0, 255, 0]]);
        using Image cmyk = ink.Copy(interpretation: Enums.Interpretation.Cmyk);
        foreach (byte[] file in (byte[][])[cmyk.TiffsaveBuffer(), cmyk.JpegsaveBuffer(q: 100, subsampleMode: Enums.ForeignSubsample.Off)])
        {
            Assert.Equal("CMYK 8-bit", ImageReader.Probe(file).Mode);
            byte[] pixels = ImageReader.Decode(file, Side);
            byte[] white = At(pixels, 0), black = At(pixels, 1), cyan = At(pixels, 2), yellow = At(pixels, 3);
            Assert.All(white, value => Assert.InRange(value, 245, 255));
            Assert.All(black, value => Assert.InRange(value, 0, 60));
            Assert.True(cyan[0] < 100 && cyan[2] > 180, string.Join(' ', cyan));
            Assert.True(yellow[0] > 200 && yellow[2] < 120, string.Join(' ', yellow));
        }
    }

    [Fact]
    public void Applies_an_embedded_colour_profile()
    {
        using Image image = TestImages.Painted(64, 48, [[200, 60, 60], [60, 180, 60], [70, 80, 200], [128, 128, 128]]);
        using Image wideGamut = image.IccTransform("p3", inputProfile: "srgb");
        Assert.True(Math.Abs(wideGamut.Getpoint(1, 1)[0] - 200) > 5); // the stored numbers are others
        byte[][] expected = [[200, 60, 60], [60, 180, 60], [70, 80, 200], [128, 128, 128]];
        ExpectQuarters(wideGamut.PngsaveBuffer(), expected, tolerance: 3);
        ExpectQuarters(wideGamut.TiffsaveBuffer(), expected, tolerance: 3);
        ExpectQuarters(TestImages.Jpeg(wideGamut), expected, tolerance: 6);
    }

    [Fact]
    public void Passes_over_a_broken_colour_profile()
    {
        using Image image = TestImages.Colour();
        using Image broken = image.Mutate(mutable => mutable.Set(GValue.BlobType, "icc-profile-data", new byte[200]));
        ExpectQuarters(broken.TiffsaveBuffer(), TestImages.Quarters);
        ExpectQuarters(TestImages.Jpeg(broken), TestImages.Quarters, tolerance: 4);
        ExpectQuarters(broken.WebpsaveBuffer(lossless: true), TestImages.Quarters, tolerance: 1);
    }

    // The upright image's quarters (UL UR LL LR), as numbers of the stored quarters, for each EXIF orientation.
    [Theory]
    [InlineData(1, 0, 1, 2, 3)]
    [InlineData(2, 1, 0, 3, 2)]
    [InlineData(3, 3, 2, 1, 0)]
    [InlineData(4, 2, 3, 0, 1)]
    [InlineData(5, 0, 2, 1, 3)]
    [InlineData(6, 2, 0, 3, 1)]
    [InlineData(7, 3, 1, 2, 0)]
    [InlineData(8, 1, 3, 0, 2)]
    public void Stands_images_upright(int orientation, int a, int b, int c, int d)
    {
        byte[][] stored = TestImages.Quarters;
        byte[][] expected = [stored[a], stored[b], stored[c], stored[d]];
        byte[] jpeg = TestImages.JpegTurned(orientation);
        Assert.Equal(orientation, ImageReader.Probe(jpeg).Orientation);
        ExpectQuarters(jpeg, expected, tolerance: 4);

        using Image image = TestImages.Colour();
        using Image turned = image.Mutate(mutable => mutable.Set(GValue.GIntType, "orientation", orientation));
        ExpectQuarters(turned.TiffsaveBuffer(), expected);
        ExpectQuarters(turned.PngsaveBuffer(), expected);
    }

    [Fact]
    public void Reads_the_first_of_several_pages()
    {
        using Image first = TestImages.Colour();
        using Image second = first.Invert();
        using Image joined = Image.Arrayjoin([first, second], across: 1);
        using Image paged = joined.Mutate(mutable => mutable.Set(GValue.GIntType, "page-height", first.Height));
        byte[] file = paged.TiffsaveBuffer();
        Assert.Equal(2, ImageReader.Probe(file).Pages);
        Assert.Equal(48, ImageReader.Probe(file).Height);
        ExpectQuarters(file, TestImages.Quarters);
    }

    [Fact]
    public void Averages_instead_of_picking_pixels()
    {
        byte[] stripes = new byte[256 * 256];
        for (int i = 0; i < stripes.Length; i++)
            stripes[i] = (byte)(i % 2 * 255);
        using Image image = Image.NewFromMemory(stripes, 256, 256, 1, Enums.BandFormat.Uchar);
        byte[] pixels = ImageReader.Decode(image.PngsaveBuffer(), Side);
        Assert.All(pixels, value => Assert.InRange(value, 120, 135));
    }

    [Fact]
    public void Enlarges_small_images()
    {
        using Image image = TestImages.Colour(10, 10);
        ExpectQuarters(image.PngsaveBuffer(), TestImages.Quarters, tolerance: 6);
    }

    [Fact]
    public void Tells_a_truncated_file()
    {
        using Image noise = Image.Gaussnoise(200, 200);
        using Image bytes = noise.Cast(Enums.BandFormat.Uchar);
        byte[] progressive = bytes.JpegsaveBuffer(interlace: true);
        foreach (byte[] whole in (byte[][])[TestImages.Jpeg(bytes), progressive, bytes.PngsaveBuffer(), bytes.WebpsaveBuffer(lossless: true)])
        {
            ImageReader.Decode(whole, Side);
            foreach (double share in (double[])[0.98, 0.6, 0.05])
            {
                byte[] cut = whole[..(int)(whole.Length * share)];
                Exception? problem = Record.Exception(() => ImageReader.Decode(cut, Side));
                Assert.True(problem is ImageProblemException { Reason: QuarantineReason.Truncated }, $"{ImageSniffer.Format(whole)} cut at {share}: {problem}");
            }
        }
        byte[] tiff = bytes.TiffsaveBuffer();
        Assert.Throws<ImageProblemException>(() => ImageReader.Decode(tiff[..(tiff.Length / 2)], Side));
    }

    [Fact]
    public void Tells_a_damaged_file()
    {
        using Image noise = Image.Gaussnoise(100, 100);
        using Image bytes = noise.Cast(Enums.BandFormat.Uchar);
        byte[] png = bytes.PngsaveBuffer();
        Array.Fill(png, (byte)0x5A, png.Length / 2, 200);
        Assert.Equal(QuarantineReason.Damaged, Assert.Throws<ImageProblemException>(() => ImageReader.Decode(png, Side)).Reason);
    }

    [Fact]
    public void Tells_what_is_no_image()
    {
        Assert.Equal(QuarantineReason.Empty, Assert.Throws<ImageProblemException>(() => ImageReader.Probe([])).Reason);
        Assert.Equal(QuarantineReason.NotAnImage, Assert.Throws<ImageProblemException>(() => ImageReader.Probe("BM, a text"u8.ToArray())).Reason);
        Assert.Equal(QuarantineReason.UnsupportedFormat, Assert.Throws<ImageProblemException>(() => ImageReader.Probe("GIF89a"u8.ToArray())).Reason);
    }

    [Fact]
    public void Refuses_nine_hundred_million_pixels_by_the_header()
    {
        byte[] file = TestImages.HugePng(30_000, 30_000);
        Assert.True(file.Length < 1_000_000);
        long start = Stopwatch.GetTimestamp();
        ImageProbe probe = ImageReader.Probe(file);
        var problem = Assert.Throws<ImageProblemException>(() => new ImageLimits().Check(probe));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1));
        Assert.Equal(QuarantineReason.TooManyPixels, problem.Reason);
        Assert.Equal("30000 × 30000 pixels; the limit is 100 million", problem.Message);
    }

    [Fact]
    public void Refuses_a_sliver()
    {
        using Image image = TestImages.Colour(64, 4);
        ImageProbe probe = ImageReader.Probe(image.PngsaveBuffer());
        Assert.Equal(QuarantineReason.TooSmall, Assert.Throws<ImageProblemException>(() => new ImageLimits().Check(probe)).Reason);
    }

    [Theory]
    [InlineData(32)] // 512×384 pixels are shrunk by 8 in the decoder
    [InlineData(64)] // 4
    [InlineData(128)] // 2
    [InlineData(200)] // not at all
    public void Shrinks_a_large_jpeg_while_it_decodes_and_shows_the_same(int side)
    {
        using Image image = TestImages.Waves(512, 384);
        byte[] expected = ImageReader.Decode(image.PngsaveBuffer(), side);
        byte[] pixels = ImageReader.Decode(TestImages.Jpeg(image), side);
        Assert.InRange(pixels.Zip(expected, (found, value) => Math.Abs(found - value)).Average(), 0, 2);
    }

    [Fact]
    public void Gives_the_same_pixels_from_many_threads()
    {
        byte[] file = TestImages.Jpeg(7, side: 150);
        byte[] expected = ImageReader.Decode(file, Side);
        Parallel.For(0, 64, _ => Assert.Equal(expected, ImageReader.Decode(file, Side)));
    }

    private static byte[] At(byte[] pixels, int quarter)
    {
        int x = Side / 4 + quarter % 2 * Side / 2, y = Side / 4 + quarter / 2 * Side / 2;
        return [.. Enumerable.Range(0, 3).Select(band => pixels[band * Side * Side + y * Side + x])];
    }

    private static void ExpectQuarters(byte[] file, byte[][] expected, int tolerance = 0)
    {
        byte[] pixels = ImageReader.Decode(file, Side);
        Assert.Equal(3 * Side * Side, pixels.Length);
        for (int quarter = 0; quarter < 4; quarter++)
        {
            byte[] found = At(pixels, quarter);
            for (int band = 0; band < 3; band++)
                Assert.True(
                    Math.Abs(found[band] - expected[quarter][band]) <= tolerance,
                    $"quarter {quarter}: {string.Join(' ', found)} instead of {string.Join(' ', expected[quarter])}");
        }
    }
}
