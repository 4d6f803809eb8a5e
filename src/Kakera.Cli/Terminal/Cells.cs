using System.Text;
using Spectre.Console.Rendering;

namespace Kakera.Cli.Terminal;

/// <summary>Text measured in the cells of a terminal, of which a Japanese letter takes two.</summary>
internal static class Cells
{
    private const string NeverFirst = "、。，．・：；？！)）」』】〕〉》ー…%％";
    private const string NeverLast = "(（「『【〔〈《";

    /// <summary>Cells that the text takes.</summary>
    public static int Width(string text) => new Segment(text).CellCount();

    /// <summary>The text, filled up with spaces to a number of cells.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    /// <summary>The text, cut off with an ellipsis where it takes more than a number of cells.</summary>
    public static string Cut(string text, int width)
    {
        if (Width(text) <= width)
            return text;
        var cut = new StringBuilder();
        int cells = 1; // the ellipsis
        foreach (Rune letter in text.EnumerateRunes())
        {
            cells += Width(letter.ToString());
            if (cells > width)
                break;
            cut.Append(letter);
        }

        return cut.Append('…').ToString();
    }

    /// <summary>
    /// The text in lines of at most a number of cells: divided at spaces, and between Japanese letters except before a closing mark, after
    /// an opening one, and inside a word in katakana. A word that is longer than a line, such as a path, stays whole.
    /// </summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        int mayBreakAt = 0;
        Rune previous = default;
        foreach (Rune letter in text.EnumerateRunes())
        {
            if (line.Length > 0 && MayBreakBetween(previous, letter))
                mayBreakAt = line.Length;
            line.Append(letter);
            previous = letter;
            if (mayBreakAt == 0 || letter.Value == ' ' || Width(line.ToString()) <= width)
                continue;
            yield return line.ToString(0, mayBreakAt).TrimEnd();
            line.Remove(0, mayBreakAt);
            mayBreakAt = 0;
        }

        if (line.Length > 0)
            yield return line.ToString().TrimEnd();
    }

    private static bool MayBreakBetween(Rune before, Rune after)
    {
        if (after.Value == ' ')
            return false;
        if (before.Value == ' ')
            return true;
        bool japanese = Width(before.ToString()) == 2 || Width(after.ToString()) == 2;
        return japanese
            && !(IsKatakana(before) && IsKatakana(after)) // a foreign word
            && !NeverFirst.Contains(after.ToString(), StringComparison.Ordinal) && !NeverLast.Contains(before.ToString(), StringComparison.Ordinal);
    }

    private static bool IsKatakana(Rune letter) => letter.Value is >= 0x30a0 and <= 0x30ff;
}
