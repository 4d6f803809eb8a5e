namespace Kakera.Data.Images;

/// <summary>A file that is no usable image. The importer quarantines it; it is no reason to stop.</summary>
public sealed class ImageProblemException : Exception
{
    /// <param name="reason">Why.</param>
    /// <param name="detail">The same with its figures, as a short English phrase: "30000 × 30000 pixels; the limit is 100 million".</param>
    /// <param name="inner">What it was noticed by, or null.</param>
    public ImageProblemException(QuarantineReason reason, string detail, Exception? inner = null)
        : base(detail, inner) => Reason = reason;

    /// <summary>Why the image cannot be used.</summary>
    public QuarantineReason Reason { get; }
}
