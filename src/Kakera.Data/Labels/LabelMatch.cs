namespace Kakera.Data.Labels;

/// <summary>A label source brought together with the images of a folder. The lists of names are for findings.</summary>
/// <param name="Labels">By image path. An image that is not there is not named by the source.</param>
/// <param name="RowsWithoutImage">Names in the file that no image has.</param>
/// <param name="ImagesWithoutRow">Images that the file does not name.</param>
/// <param name="AmbiguousRows">Names in the file that several images fit equally well.</param>
/// <param name="ConflictingRows">Images that several rows name with different labels; they are unlabelled in <paramref name="Labels"/>.</param>
/// <param name="UnknownSplits">Names in the file whose split is not understood.</param>
internal sealed record LabelMatch(
    IReadOnlyDictionary<string, ImageLabel> Labels,
    IReadOnlyList<string> RowsWithoutImage,
    IReadOnlyList<string> ImagesWithoutRow,
    IReadOnlyList<string> AmbiguousRows,
    IReadOnlyList<string> ConflictingRows,
    IReadOnlyList<string> UnknownSplits);
