using Kakera.Cli.Terminal;

namespace Kakera.Cli.Tests.Terminal;

public sealed class CellsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("欠片", 4)]
    [InlineData("a欠b", 4)]
    public void A_Japanese_letter_takes_two_cells(string text, int cells) => Assert.Equal(cells, Cells.Width(text));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("欠片欠片", 6, "欠片…")]
    [InlineData("欠片欠片", 5, "欠片…")]
    public void What_is_too_long_is_cut_with_an_ellipsis(string text, int width, string expected)
    {
        Assert.Equal(expected, Cells.Cut(text, width));
        Assert.True(Cells.Width(expected) <= width);
    }

    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 13, "one two three")]
    [InlineData("one twotwotwo three", 7, "one|twotwotwo|three")]
    [InlineData("画像を読む。次へ", 8, "画像を読|む。次へ")]
    [InlineData("画像を読む。次へ", 10, "画像を読|む。次へ")]
    [InlineData("大きなフォルダ", 8, "大きな|フォルダ")]
    [InlineData("", 8, "")]
    public void Lines_are_divided_between_words_and_Japanese_letters(string text, int width, string expected) =>
        Assert.Equal(expected, string.Join('|', Cells.Wrap(text, width)));
}
