namespace Kakera.Data.Pixels;

/// <summary>Decoded pixels of many images at the working size: 8-bit RGB, planar, one image of 3·S·S bytes after another.</summary>
/// <remarks>Reading is safe from several threads at once.</remarks>
public sealed class PixelCache : IDisposable
{
    private readonly byte[] _pixels;

    private PixelCache(int side, byte[] pixels)
    {
        Side = side;
        _pixels = pixels;
    }

    /// <summary>Images held.</summary>
    public int Count => _pixels.Length / ImageBytes;

    /// <summary>Height and width of every image, S, in pixels.</summary>
    public int Side { get; }

    /// <summary>Bytes of one image: 3·S·S.</summary>
    public int ImageBytes => 3 * Side * Side;

    /// <summary>A cache over pixels that are in memory already: [N, 3, S, S].</summary>
    public static PixelCache InMemory(int side, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length % (3 * side * side), 0, nameof(pixels));
        return new PixelCache(side, pixels);
    }

    /// <summary>Copies image <paramref name="index"/> to <paramref name="destination"/> as [3, S, S].</summary>
    public void Read(int index, Span<byte> destination) =>
        _pixels.AsSpan(index * ImageBytes, ImageBytes).CopyTo(destination);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
