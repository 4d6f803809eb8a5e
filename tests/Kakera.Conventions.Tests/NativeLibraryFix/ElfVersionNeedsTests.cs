using Kakera.Data;

namespace Kakera.Conventions.Tests.NativeLibraryFix;

public class ElfVersionNeedsTests
{
    [Fact]
    public void Only_the_flag_of_the_wanted_version_changes()
    {
        byte[] image = ElfImage.Needing(), before = [.. image];
        Assert.True(ElfVersionNeeds.Weaken(image, ElfImage.Wanted));
        int[] changed = [.. Enumerable.Range(0, image.Length).Where(at => image[at] != before[at])];
        Assert.Equal([ElfImage.FlagsAt], changed);
        Assert.Equal(2, image[ElfImage.FlagsAt]);
    }

    [Fact]
    public void A_second_time_changes_nothing()
    {
        byte[] image = ElfImage.Needing();
        ElfVersionNeeds.Weaken(image, ElfImage.Wanted);
        Leaves(image);
    }

    [Theory]
    [InlineData("GLIBCXX_3.4.3")]
    [InlineData("GLIBCXX_3.4.321")]
    [InlineData("GLIBCXX_3.4.30")]
    public void Another_version_is_left_alone(string version) => Leaves(ElfImage.Needing(version));

    [Fact]
    public void A_big_endian_image_is_left_alone()
    {
        byte[] image = ElfImage.Needing();
        image[5] = 2;
        Leaves(image);
    }

    [Fact]
    public void A_32_bit_image_is_left_alone()
    {
        byte[] image = ElfImage.Needing();
        image[4] = 1;
        Leaves(image);
    }

    [Fact]
    public void What_is_no_elf_image_is_left_alone()
    {
        Leaves([]);
        Leaves([0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1]);
        Leaves([.. Enumerable.Repeat((byte)'M', 4096)]);
    }

    [Fact]
    public void A_truncated_image_is_left_alone_wherever_it_ends()
    {
        byte[] image = ElfImage.Needing();
        int strings = Array.LastIndexOf(image, (byte)'2'); // the last letter of the wanted name
        for (int length = 0; length <= strings; length++)
            Leaves(image[..length]);
    }

    [Fact]
    public void Damage_anywhere_never_throws()
    {
        for (ulong trial = 0; trial < 20_000; trial++)
        {
            var random = new KeyedRandom(7, trial);
            byte[] image = ElfImage.Needing();
            for (int i = 0; i < 4; i++)
                image[6 + random.NextInt(image.Length - 6)] = (byte)random.NextInt(256);
            ElfVersionNeeds.Weaken(image, ElfImage.Wanted);
        }
    }

    private static void Leaves(byte[] image)
    {
        byte[] before = [.. image];
        Assert.False(ElfVersionNeeds.Weaken(image, ElfImage.Wanted));
        Assert.Equal(before, image);
    }
}
