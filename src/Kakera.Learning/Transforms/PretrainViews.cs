using Kakera.Data.Settings;

namespace Kakera.Learning.Transforms;

/// <summary>The two views of an image that pre-training compares.</summary>
public sealed record PretrainViews
{
    /// <summary>x′: the source of the puzzles, and the whole image of the last stage.</summary>
    public ViewSettings Source { get; init; } = new() { HorizontalFlip = 0.5, Greyscale = 0.2, Blur = 1 };

    /// <summary>x″: the distorted partner.</summary>
    public ViewSettings Partner { get; init; } = new() { Greyscale = 0.2, Blur = 0.1, Solarise = 0.2 };

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems() =>
        [.. Source.Problems().Select(problem => problem.Under("source")), .. Partner.Problems().Select(problem => problem.Under("partner"))];
}
