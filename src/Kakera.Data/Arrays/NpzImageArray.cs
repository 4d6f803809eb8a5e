using System.Globalization;

namespace Kakera.Data.Arrays;

/// <summary>The images of one split in a file of MedMNIST's form.</summary>
/// <param name="Split"><c>train</c>, <c>val</c> or <c>test</c>.</param>
/// <param name="Height">Of each image, in pixels.</param>
/// <param name="Width">Of each image, in pixels.</param>
/// <param name="Bands">1 for grey, 3 for colour.</param>
/// <param name="Labels">The class of each image, a number.</param>
internal sealed record NpzImageArray(string Split, int Height, int Width, int Bands, IReadOnlyList<long> Labels)
{
    private const int MostSide = 8192;

    /// <summary>The array's name.</summary>
    public string Name => $"{Split}_images";

    /// <summary>Where an image is unpacked to, with forward slashes.</summary>
    public string FileName(long i) => string.Create(CultureInfo.InvariantCulture, $"{Split}/{Split}-{i:000000}.png");

    /// <exception cref="KakeraException">The arrays of the split are not there, or not of the form.</exception>
    public static NpzImageArray Of(NpzFile file, string split)
    {
        string images = $"{split}_images", labels = $"{split}_labels";
        NpyHeader header = file.Header(images);
        if (header is not { Kind: 'u', ItemBytes: 1 })
            throw new KakeraException(
                $"the array {images} holds numbers of another kind than uint8", file.Path, "Save the images as uint8, 0 to 255, and the file again.");
        bool isForm = header.Shape is [> 0, > 0 and <= MostSide, > 0 and <= MostSide] or [> 0, > 0 and <= MostSide, > 0 and <= MostSide, 1 or 3];
        if (!isForm)
            throw new KakeraException(
                $"the array {images} has the shape {header.ShapeText}, which is not that of images", file.Path,
                "Give images of one or three channels: (N, height, width) or (N, height, width, 3). Volumes are not read.");
        NpyHeader labelled = file.Header(labels);
        if (labelled.Shape is not ([_] or [_, 1]))
            throw new KakeraException(
                $"the array {labels} has the shape {labelled.ShapeText}: several labels for an image", file.Path,
                "Give a file with one class for each image: labels of the shape (N, 1).");
        if (labelled.Shape[0] != header.Shape[0])
            throw new KakeraException(
                $"the array {labels} has {labelled.Shape[0]} labels for {header.Shape[0]} images", file.Path, "Fetch or save the file again.");
        return new NpzImageArray(
            split, (int)header.Shape[1], (int)header.Shape[2], header.Shape.Count == 4 ? (int)header.Shape[3] : 1, file.WholeNumbers(labels));
    }
}
