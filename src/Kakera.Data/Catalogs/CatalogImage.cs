using Kakera.Data.Images;
using Kakera.Data.Splits;

namespace Kakera.Data.Catalogs;

/// <summary>One imported file.</summary>
/// <param name="Root">The imported folder, absolute.</param>
/// <param name="Path">Where it lies below <paramref name="Root"/>, with forward slashes.</param>
/// <param name="Sha256">The hash of its bytes, 64 lower-case hexadecimal digits; empty where it was not read.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Width">Width in pixels, upright; 0 where it is not known.</param>
/// <param name="Height">Height in pixels, upright; 0 where it is not known.</param>
/// <param name="Mode">As <see cref="ImageProbe.Mode"/>; empty where it is not known.</param>
/// <param name="Format">What the file is by its content.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why it is quarantined, or null.</param>
/// <param name="Detail">The reason's figures in English, or null.</param>
/// <param name="Group">
/// Patient or lesion; where none is stated, the image is a group of its own, named for its content. Groups that share an image's bytes
/// are one group here, named for the first of them.
/// </param>
/// <param name="Site">The place that it comes from, or null.</param>
/// <param name="Label">Its class, or null: no label, or identical bytes with contradicting labels.</param>
/// <param name="Split">What its group is for; null where it has not been divided, as with unlabelled groups.</param>
public sealed record CatalogImage(
    string Root,
    string Path,
    string Sha256,
    long Bytes,
    int Width,
    int Height,
    string Mode,
    ImageFormat Format,
    ImageStatus Status,
    QuarantineReason? Reason,
    string? Detail,
    string Group,
    string? Site,
    string? Label,
    Split? Split)
{
    /// <summary>Where the file is.</summary>
    public string FullPath => System.IO.Path.Combine(Root, Path.Replace('/', System.IO.Path.DirectorySeparatorChar));

    /// <summary>Whether it may be learned from: used, and in train or in an unlabelled group that is in no split.</summary>
    public bool IsTrain => Status == ImageStatus.Used && (Split == Splits.Split.Train || (Split is null && Label is null));
}
