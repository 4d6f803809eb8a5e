namespace Kakera.Data.PracticeSet;

/// <summary>What a practice set holds.</summary>
/// <param name="Folder">The folder of the set.</param>
/// <param name="ImagesFolder">Its images.</param>
/// <param name="LabelsFile">Its labels: <c>image,lesion_id,diagnosis</c>, one row a file, duplicates and broken files included.</param>
/// <param name="Images">Good images, each another picture; the duplicates and the broken files come on top.</param>
/// <param name="Lesions">Groups: the images of one lesion belong together.</param>
/// <param name="ImagesPerClass">Good images of each class.</param>
/// <param name="Duplicates">Exact copies of good images, put there on purpose; one carries another label than its original.</param>
/// <param name="Broken">Files put there on purpose that cannot be used: truncated, no image, empty, far too small.</param>
public sealed record PracticeSetSummary(
    string Folder, string ImagesFolder, string LabelsFile, int Images, int Lesions, IReadOnlyDictionary<string, int> ImagesPerClass,
    int Duplicates, int Broken);
