using System.Buffers.Binary;
using Kakera.Data.Images;

namespace Kakera.Data.Tests.Images;

/// <summary>Two rows of three pixels, red green blue over white black grey, in every way of writing them.</summary>
public class BmpReaderTests
{
    private static readonly byte[] Expected = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 128, 128, 128];

    // B G R 0
    private static readonly byte[] Palette = [0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0, 0, 0, 0, 0, 128, 128, 128, 0];

    [Fact]
    public void Reads_twenty_four_bits_from_the_bottom_up()
    {
        byte[] rows =
        [
            255, 255, 255, 0, 0, 0, 128, 128, 128, 0, 0, 0, // padded to 4 bytes
            0, 0, 255, 0, 255, 0, 255, 0, 0, 0, 0, 0,
        ];
        Assert.Equal(Expected, Pixels(TestImages.Bmp(3, 2, 24, 0, [], rows)));
    }

    [Fact]
    public void Reads_rows_from_the_top_down()
    {
        byte[] rows =
        [
            0, 0, 255, 0, 255, 0, 255, 0, 0, 0, 0, 0,
            255, 255, 255, 0, 0, 0, 128, 128, 128, 0, 0, 0,
        ];
        Assert.Equal(Expected, Pixels(TestImages.Bmp(3, -2, 24, 0, [], rows)));
    }

    [Fact]
    public void Reads_palettes_of_eight_and_four_bits()
    {
        Assert.Equal(Expected, Pixels(TestImages.Bmp(3, 2, 8, 0, Palette, [3, 4, 5, 0, 0, 1, 2, 0], colours: 6)));
        Assert.Equal(Expected, Pixels(TestImages.Bmp(3, 2, 4, 0, Palette, [0x34, 0x50, 0, 0, 0x01, 0x20, 0, 0], colours: 6)));
    }

    [Fact]
    public void Reads_one_bit()
    {
        byte[] palette = [0, 0, 0, 0, 255, 255, 255, 0];
        byte[] pixels = Pixels(TestImages.Bmp(3, 1, 1, 0, palette, [0b1010_0000, 0, 0, 0]));
        Assert.Equal([255, 255, 255, 0, 0, 0, 255, 255, 255], pixels);
    }

    [Fact]
    public void Reads_the_oldest_header()
    {
        byte[] file = new byte[26 + 12];
        "BM"u8.CopyTo(file);
        file[10] = 26;
        file[14] = 12;
        file[18] = 3; // width
        file[20] = 1; // height
        file[22] = 1;
        file[24] = 24;
        ((byte[])[0, 0, 255, 0, 255, 0, 255, 0, 0]).CopyTo(file, 26);
        Assert.Equal(Expected[..9], Pixels(file));
    }

    [Fact]
    public void Reads_thirty_two_bits_and_passes_over_the_fourth_byte()
    {
        byte[] rows = [0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0];
        Assert.Equal(Expected[..9], Pixels(TestImages.Bmp(3, 1, 32, 0, [], rows)));
    }

    [Fact]
    public void Reads_bit_fields_of_any_width()
    {
        byte[] masks = new byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(masks, 0xF800);
        BinaryPrimitives.WriteUInt32LittleEndian(masks.AsSpan(4), 0x07E0);
        BinaryPrimitives.WriteUInt32LittleEndian(masks.AsSpan(8), 0x001F);
        byte[] rows = [0x00, 0xF8, 0xE0, 0x07, 0x1F, 0x00, 0, 0];
        Assert.Equal(Expected[..9], Pixels(TestImages.Bmp(3, 1, 16, 3, masks, rows)));
        // Five bits each without masks: half of 31 is 16 * 255 / 31 = 132.
        Assert.Equal([132, 0, 0], Pixels(TestImages.Bmp(1, 1, 16, 0, [], [0x00, 0x40, 0, 0])));
    }

    [Fact]
    public void Goes_through_the_reader_like_any_other_image()
    {
        byte[] rows = new byte[16 * 16 * 3];
        for (int i = 0; i < rows.Length; i += 3)
            (rows[i], rows[i + 1], rows[i + 2]) = (10, 20, 30);
        byte[] file = TestImages.Bmp(16, 16, 24, 0, [], rows);
        ImageProbe probe = ImageReader.Probe(file);
        Assert.Equal((ImageFormat.Bmp, 16, 16, "RGB 8-bit"), (probe.Format, probe.Width, probe.Height, probe.Mode));
        byte[] pixels = ImageReader.Decode(file, 8);
        Assert.All(pixels[..64], value => Assert.Equal(30, value));
        Assert.All(pixels[128..], value => Assert.Equal(10, value));
    }

    [Fact]
    public void Tells_a_file_that_ends_too_early()
    {
        byte[] whole = TestImages.Bmp(3, 2, 24, 0, [], new byte[24]);
        for (int length = 18; length < whole.Length - 3; length++)
            Assert.Throws<ImageProblemException>(() => Pixels(whole[..length]));
    }

    [Fact]
    public void Refuses_run_lengths_by_name()
    {
        var problem = Assert.Throws<ImageProblemException>(() => Pixels(TestImages.Bmp(3, 2, 8, 1, Palette, new byte[8])));
        Assert.Equal(QuarantineReason.UnsupportedFormat, problem.Reason);
    }

    [Fact]
    public void Survives_any_damage_to_the_header()
    {
        byte[] whole = TestImages.Bmp(3, 2, 8, 3, Palette, new byte[8]);
        for (int at = 2; at < 70; at++)
            foreach (byte value in (byte[])[0, 1, 0x7F, 0x80, 0xFF])
            {
                byte[] damaged = [.. whole];
                damaged[at] = value;
                try
                {
                    ImageProbe probe = ImageReader.Probe(damaged);
                    if ((long)probe.Width * probe.Height < 1_000_000)
                        ImageReader.Decode(damaged, 8);
                }
                catch (ImageProblemException)
                {
                    // The only exception that a damaged file may lead to.
                }
            }
    }

    private static byte[] Pixels(byte[] file) => BmpReader.ReadPixels(file, BmpReader.ReadHeader(file));
}
