namespace Kakera.Data.Labels;

/// <summary>The kinds of <see cref="LabelSource"/>.</summary>
public enum LabelSourceKind
{
    /// <summary>No labels.</summary>
    None,

    /// <summary>Class folders.</summary>
    Folders,

    /// <summary>A CSV or TSV file.</summary>
    File,
}
