namespace Kakera.Data.PracticeSet;

/// <summary>What becomes of one file.</summary>
internal enum FileRole
{
    /// <summary>A picture of its own.</summary>
    Image,

    /// <summary>A copy, byte for byte.</summary>
    Duplicate,

    /// <summary>A JPEG file without its end.</summary>
    Truncated,

    /// <summary>Text under the name of an image.</summary>
    Text,

    /// <summary>No bytes.</summary>
    Empty,

    /// <summary>A picture of a few pixels.</summary>
    Tiny,
}
