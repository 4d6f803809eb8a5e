namespace Kakera.Data.Images;

/// <summary>What a file is, by its first bytes.</summary>
public enum ImageFormat
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>TIFF; of several pages, the first is read.</summary>
    Tiff,

    /// <summary>WebP; of an animation, the first picture is read.</summary>
    Webp,

    /// <summary>Windows bitmap.</summary>
    Bmp,
}
