namespace Kakera.Data.Images;

/// <summary>Why a file is kept out of training.</summary>
public enum QuarantineReason
{
    /// <summary>The file has no bytes.</summary>
    Empty,

    /// <summary>The name says image, the content is something else.</summary>
    NotAnImage,

    /// <summary>An image of a kind that is not read, such as GIF, HEIC or DICOM.</summary>
    UnsupportedFormat,

    /// <summary>The end of the file is missing.</summary>
    Truncated,

    /// <summary>The file is whole but its content cannot be decoded.</summary>
    Damaged,

    /// <summary>More pixels than <see cref="ImageLimits.MaxPixels"/>.</summary>
    TooManyPixels,

    /// <summary>Narrower or lower than <see cref="ImageLimits.MinSide"/>.</summary>
    TooSmall,

    /// <summary>More bytes than <see cref="ImageLimits.MaxFileBytes"/>.</summary>
    FileTooLarge,

    /// <summary>The file could not be opened: permission was refused, or the disk failed.</summary>
    NotReadable,
}
