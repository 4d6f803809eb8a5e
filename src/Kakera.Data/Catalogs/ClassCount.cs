namespace Kakera.Data.Catalogs;

/// <summary>How much there is of one class.</summary>
/// <param name="Name">The class.</param>
/// <param name="Images">Its used images.</param>
/// <param name="Groups">The groups that they belong to.</param>
public sealed record ClassCount(string Name, int Images, int Groups);
