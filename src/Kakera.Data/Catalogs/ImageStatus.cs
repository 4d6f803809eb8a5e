namespace Kakera.Data.Catalogs;

/// <summary>What became of an imported file.</summary>
public enum ImageStatus
{
    /// <summary>Takes part.</summary>
    Used,

    /// <summary>Kept out, with a reason.</summary>
    Quarantined,

    /// <summary>The same bytes as a used image, which stands for it.</summary>
    Duplicate,

    /// <summary>Was imported once and is no longer in the folder.</summary>
    Missing,
}
