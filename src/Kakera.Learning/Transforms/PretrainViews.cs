using Kakera.Data.Settings;

namespace Kakera.Learning.Transforms;

/// <summary>The two views that pre-training compares, x′ and x″; the defaults are the published program's.</summary>
public sealed record PretrainViews
{
    /// <summary>x′, the source of the puzzles and the whole image of the last stage.</summary>
    public ViewSettings Source { get; init; } = new();

    /// <summary>x″, the distorted partner.</summary>
    public ViewSettings Partner { get; init; } = new() { HorizontalFlip = 0, Blur = .1, Solarise = .2 };

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems() =>
    [
        .. Source.Problems().Select(problem => problem.Under("source")),
        .. Partner.Problems().Select(problem => problem.Under("partner")),
    ];
}
