namespace Kakera.Data.Splits;

/// <summary>A group to be divided.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Class">The class that most of its labelled images have; of equals, the ordinally first.</param>
/// <param name="Stored">The split that an earlier division gave it, or null.</param>
/// <param name="Stated">The split that the label file gives it, or null.</param>
internal sealed record SplitGroup(string Name, string Class, Split? Stored, Split? Stated);
