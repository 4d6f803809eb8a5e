namespace Kakera.Jobs;

/// <summary>What the practice set holds.</summary>
/// <param name="Folder">Where it was written.</param>
/// <param name="ImagesFolder">Its images.</param>
/// <param name="LabelsFile">Its labels.</param>
/// <param name="Images">Good images.</param>
/// <param name="Lesions">Groups: images of one lesion belong together.</param>
/// <param name="Duplicates">Exact copies, put there on purpose.</param>
/// <param name="Broken">Broken files, put there on purpose.</param>
public sealed record DemoResult(string Folder, string ImagesFolder, string LabelsFile, int Images, int Lesions, int Duplicates, int Broken);
