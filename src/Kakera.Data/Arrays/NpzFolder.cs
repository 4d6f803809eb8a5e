namespace Kakera.Data.Arrays;

/// <summary>What a file of arrays was unpacked into.</summary>
/// <param name="Images">The folder of images.</param>
/// <param name="Labels">The table of their labels and splits.</param>
public sealed record NpzFolder(string Images, string Labels);
