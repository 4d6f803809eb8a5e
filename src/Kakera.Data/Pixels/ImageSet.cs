namespace Kakera.Data.Pixels;

/// <summary>Images with their pixels, in a fixed order: a split, a labelled subset, or all of them. Owns nothing: the cache outlives it.</summary>
/// <param name="Pixels">Where the pixels are.</param>
/// <param name="Items">The images.</param>
public sealed record ImageSet(PixelCache Pixels, IReadOnlyList<ImageItem> Items);
