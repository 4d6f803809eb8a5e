namespace Kakera.Data.Import;

/// <summary>Findings in plain words.</summary>
public static class FindingText
{
    /// <summary>One sentence with its number, without the names.</summary>
    public static string Describe(Finding finding, Language language) => $"{finding.Kind} {finding.Count} {language}";
}
