namespace Kakera.Data;

/// <summary>The language that a person reads: help, messages of progress, the report.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Japanese.</summary>
    Japanese,
}
