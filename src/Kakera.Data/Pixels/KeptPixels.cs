namespace Kakera.Data.Pixels;

/// <summary>
/// Where an import keeps the pixels that it decodes to find out whether a file is whole, so that the cache of decoded pixels need not decode
/// the same file a second time.
/// </summary>
/// <param name="Folder">The folder of the cache, as <see cref="PixelCache.OpenOrBuild"/> takes it; made where it is missing.</param>
/// <param name="Side">The working size S, in pixels. At another size nothing that was kept is of use.</param>
public sealed record KeptPixels(string Folder, int Side);
