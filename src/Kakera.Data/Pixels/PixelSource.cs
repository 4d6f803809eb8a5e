namespace Kakera.Data.Pixels;

/// <summary>An image to be decoded into a <see cref="PixelCache"/>.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Sha256">The hash of its bytes as imported, 64 lower-case hexadecimal digits.</param>
public sealed record PixelSource(string Path, string Sha256);
