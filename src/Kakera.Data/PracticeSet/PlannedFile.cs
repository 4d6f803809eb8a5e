namespace Kakera.Data.PracticeSet;

/// <summary>One file of the set.</summary>
/// <param name="Name">File name, with extension.</param>
/// <param name="Role">What it is.</param>
/// <param name="Lesion">The lesion it shows, or would show.</param>
/// <param name="Capture">The capture it comes from: a duplicate shares that of its original.</param>
/// <param name="Diagnosis">What the label file says, which for one duplicate is wrong.</param>
internal sealed record PlannedFile(string Name, FileRole Role, int Lesion, int Capture, string Diagnosis);
