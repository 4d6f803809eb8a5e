using Kakera.Data.Arrays;

namespace Kakera.Data.Tests.Arrays;

public sealed class NpyHeaderTests
{
    [Theory]
    [InlineData("'|u1'", "(7, 28, 28, 3)", 1, 'u', 1, "(7, 28, 28, 3)")]
    [InlineData("'<i8'", "(7, 1)", 2, 'i', 8, "(7, 1)")]
    [InlineData("'<u2'", "(7,)", 1, 'u', 2, "(7,)")]
    [InlineData("'>u1'", "()", 1, 'u', 1, "()")]
    public void A_header_is_read_and_the_stream_stands_at_the_numbers(string descr, string shape, byte version, char kind, int bytes, string text)
    {
        using MemoryStream stream = new(TestNpz.Array(descr, shape, [77], version));
        NpyHeader header = NpyHeader.Read(stream, "x", "f.npz");
        Assert.Equal((kind, bytes, text), (header.Kind, header.ItemBytes, header.ShapeText));
        Assert.Equal(77, stream.ReadByte());
    }

    [Fact]
    public void Forms_that_are_not_read_are_named()
    {
        Assert.Equal("the array x is written in version 3 of the format; versions 1 and 2 are read", Problem(TestNpz.Array("'|u1'", "(1,)", [0], version: 3)));
        Assert.Equal("the array x is big-endian, which is not read", Problem(TestNpz.Array("'>i4'", "(1,)", [0, 0, 0, 0])));
        Assert.Equal("the array x is in Fortran order, which is not read", Problem(TestNpz.Array("'|u1'", "(1, 1)", [0], fortran: true)));
        Assert.Equal("the array x holds something other than plain numbers", Problem(TestNpz.Array("[('a', '<i4')]", "(1,)", [0, 0, 0, 0])));
        Assert.Equal("the array x is damaged, or no NumPy array", Problem("no array at all"u8.ToArray()));
        Assert.Equal("the array x is damaged, or no NumPy array", Problem(TestNpz.Array("'|u1'", "7", [0])));
    }

    private static string Problem(byte[] array)
    {
        using MemoryStream stream = new(array);
        return Assert.Throws<KakeraException>(() => NpyHeader.Read(stream, "x", "f.npz")).What;
    }
}
