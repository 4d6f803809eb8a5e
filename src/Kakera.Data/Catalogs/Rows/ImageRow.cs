using Kakera.Data.Images;
using Kakera.Data.Splits;

namespace Kakera.Data.Catalogs.Rows;

/// <summary>A file, as the last import of its folder found it.</summary>
internal sealed class ImageRow
{
    public int Id { get; set; }

    public required string Root { get; init; }

    public required string Path { get; init; }

    /// <summary>Ticks of the file's last change, UTC: with the size, what tells a changed file without reading it.</summary>
    public long Modified { get; set; }

    public long Bytes { get; set; }

    /// <summary>Empty where the file could not be read.</summary>
    public string Sha256 { get; set; } = "";

    public ImageFormat Format { get; set; }

    /// <summary>Upright.</summary>
    public int Width { get; set; }

    /// <summary>Upright.</summary>
    public int Height { get; set; }

    public string Mode { get; set; } = "";

    public int Pages { get; set; } = 1;

    /// <summary>The standard deviation of all values, 0 … 127.5.</summary>
    public double Spread { get; set; }

    /// <summary>Whether red, green and blue are alike everywhere.</summary>
    public bool Grey { get; set; }

    public ImageStatus Status { get; set; }

    public QuarantineReason? Reason { get; set; }

    public string? Detail { get; set; }

    /// <summary>The group as stated, or null.</summary>
    public string? Group { get; set; }

    public string? Site { get; set; }

    /// <summary>The split as stated, or null.</summary>
    public Split? StatedSplit { get; set; }
}
