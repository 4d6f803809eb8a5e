namespace Kakera.Data.Pixels;

/// <summary>One image as learning sees it.</summary>
/// <param name="PixelIndex">Its row in the <see cref="PixelCache"/>.</param>
/// <param name="Key">A stable number of its content (first 8 bytes of the SHA-256), the "image" in (seed, epoch, image, view).</param>
/// <param name="ClassIndex">Its class, 0 … K − 1, or null where it is unlabelled.</param>
/// <param name="Group">Patient or lesion: images of one group never straddle splits and are resampled together.</param>
/// <param name="Name">Its path below the imported folder, with forward slashes.</param>
public sealed record ImageItem(int PixelIndex, ulong Key, int? ClassIndex, string Group, string Name);
