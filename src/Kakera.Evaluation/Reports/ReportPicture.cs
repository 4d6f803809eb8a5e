namespace Kakera.Evaluation.Reports;

/// <summary>An image with what was said of it.</summary>
/// <param name="Name">Its path below the imported folder.</param>
/// <param name="Png">A small picture of it, as PNG.</param>
/// <param name="Label">Its true class, or null.</param>
/// <param name="Answer">The class answered, or null.</param>
/// <param name="Confidence">The answer's probability.</param>
public sealed record ReportPicture(string Name, byte[] Png, string? Label, string? Answer, double Confidence)
{
    /// <summary>Whether the answer is the true class.</summary>
    public bool IsRight => Label == Answer;
}
