namespace Kakera.Data.Import;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Somebody should look.</summary>
    Warning,

    /// <summary>The result may be wrong until it is mended.</summary>
    Problem,
}
