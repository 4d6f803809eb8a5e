namespace Kakera.Conventions.Tests;

/// <summary>What the scanners found.</summary>
internal static class Violations
{
    /// <summary>Fails with all of them, a line each.</summary>
    public static void None(IEnumerable<string> violations)
    {
        string[] found = [.. violations];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }
}
