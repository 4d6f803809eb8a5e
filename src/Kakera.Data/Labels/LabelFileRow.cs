using Kakera.Data.Splits;

namespace Kakera.Data.Labels;

/// <summary>One row of a label file; empty fields are null.</summary>
/// <param name="Line">Its line in the file, counted from 1.</param>
/// <param name="Image">The image as the file names it.</param>
/// <param name="Label">Its class; null is unlabelled.</param>
/// <param name="Group">Its patient or lesion.</param>
/// <param name="Site">Where it comes from.</param>
/// <param name="Split">What the file says it is for.</param>
/// <param name="UnknownSplit">The word in the split column where it is none that is known; null otherwise.</param>
internal sealed record LabelFileRow(int Line, string Image, string? Label, string? Group, string? Site, Split? Split, string? UnknownSplit);
