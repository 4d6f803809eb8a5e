using Kakera.Data.Images;
using Kakera.Data.Labels;
using Kakera.Data.Pixels;

namespace Kakera.Data.Import;

/// <summary>What to import.</summary>
public sealed record ImportRequest
{
    /// <summary>The folder of images; its subfolders belong to it.</summary>
    public required string Folder { get; init; }

    /// <summary>Where the labels come from.</summary>
    public LabelSource Labels { get; init; } = LabelSource.None;

    /// <summary>Which columns of a label file to read; recognised by name where null.</summary>
    public ColumnChoice? Columns { get; init; }

    /// <summary>Which images are too large or too small.</summary>
    public ImageLimits Limits { get; init; } = new();

    /// <summary>Images read at once; 0 for what suits the machine.</summary>
    public int Threads { get; init; }

    /// <summary>Where the pixels that are decoded on the way are kept for the cache; null for nowhere.</summary>
    public KeptPixels? Keep { get; init; }

    /// <summary>A class with fewer used images than this is a finding.</summary>
    public int FewImages { get; init; } = 10;
}
