using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kakera.Data.Arrays;

/// <summary>
/// What stands before the numbers of a NumPy array (.npy, versions 1 and 2): little-endian, the last axis running fastest.
/// Source: NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays".
/// </summary>
/// <param name="Kind">NumPy's letter for the kind of number: <c>u</c> is unsigned, <c>i</c> signed.</param>
/// <param name="ItemBytes">Bytes of a number.</param>
/// <param name="Shape">The lengths of its axes, the outermost first.</param>
internal sealed partial record NpyHeader(char Kind, int ItemBytes, IReadOnlyList<long> Shape)
{
    private const int MagicBytes = 8; // "\x93NUMPY", major and minor version
    private const int MostHeaderBytes = 1 << 16;
    private const string SaveAgain =
        "Save the arrays again with numpy.savez_compressed: little-endian, in C order, images as uint8 and labels as whole numbers.";

    /// <summary>The shape as NumPy writes it: <c>(7007, 28, 28, 3)</c>.</summary>
    public string ShapeText => Shape.Count == 1 ? $"({Shape[0]},)" : $"({string.Join(", ", Shape)})";

    /// <summary>Bytes of all its numbers. Not a whole number because a damaged header may promise more than one holds.</summary>
    public double DataBytes => Shape.Aggregate((double)ItemBytes, (product, axis) => product * axis);

    /// <summary>Reads a header and leaves the stream at the first number.</summary>
    /// <param name="stream">An array.</param>
    /// <param name="array">Its name, for the message.</param>
    /// <param name="path">The file that it is in, for the message.</param>
    /// <exception cref="KakeraException">It is no array, or one of a form that is not read.</exception>
    /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
    public static NpyHeader Read(Stream stream, string array, string path)
    {
        byte[] magic = new byte[MagicBytes];
        stream.ReadExactly(magic);
        if (magic[0] != 0x93 || !magic.AsSpan(1).StartsWith("NUMPY"u8))
            throw NoArray(array, path);
        int version = magic[6];
        if (version is not (1 or 2))
            throw new KakeraException($"the array {array} is written in version {version} of the format; versions 1 and 2 are read", path, SaveAgain);
        byte[] length = new byte[version == 1 ? 2 : 4];
        stream.ReadExactly(length);
        uint headerBytes = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(length) : BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (headerBytes > MostHeaderBytes)
            throw NoArray(array, path);
        byte[] text = new byte[headerBytes];
        stream.ReadExactly(text);
        return Parse(Encoding.Latin1.GetString(text), array, path);
    }

    // {'descr': '|u1', 'fortran_order': False, 'shape': (7007, 28, 28, 3), }
    private static NpyHeader Parse(string text, string array, string path)
    {
        Match type = Type().Match(text), order = Order().Match(text), shape = Axes().Match(text);
        if (!order.Success || !shape.Success)
            throw NoArray(array, path);
        if (!type.Success)
            throw new KakeraException($"the array {array} holds something other than plain numbers", path, SaveAgain);
        int itemBytes = int.Parse(type.Groups["bytes"].Value, CultureInfo.InvariantCulture);
        if (type.Groups["order"].Value == ">" && itemBytes > 1)
            throw new KakeraException($"the array {array} is big-endian, which is not read", path, SaveAgain);
        if (order.Groups["fortran"].Value == "True")
            throw new KakeraException($"the array {array} is in Fortran order, which is not read", path, SaveAgain);
        string[] axes = shape.Groups["axes"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new NpyHeader(type.Groups["kind"].Value[0], itemBytes, [.. axes.Select(axis => long.Parse(axis, CultureInfo.InvariantCulture))]);
    }

    private static KakeraException NoArray(string array, string path) => new(
        $"the array {array} is damaged, or no NumPy array", path, "Fetch or save the file again.");

    [GeneratedRegex(@"'descr'\s*:\s*'(?<order>[<>|=])(?<kind>[A-Za-z])(?<bytes>\d{1,3})'")]
    private static partial Regex Type();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(?<fortran>True|False)")]
    private static partial Regex Order();

    [GeneratedRegex(@"'shape'\s*:\s*\((?<axes>(\s*\d{1,15}\s*,?)*)\s*\)")]
    private static partial Regex Axes();
}
