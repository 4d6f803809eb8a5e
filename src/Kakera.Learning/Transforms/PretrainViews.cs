using Kakera.Data.Settings;

namespace Kakera.Learning.Transforms;

/// <summary>
/// The two views that pre-training compares, x′ and x″. The defaults add to the published program's what small sets need: crops, both flips,
/// any rotation and colour jitter. <see cref="Published"/> leaves that out.
/// </summary>
public sealed record PretrainViews
{
    /// <summary>x′, the source of the puzzles and the whole image of the last stage.</summary>
    public ViewSettings Source { get; init; } = Strong;

    /// <summary>x″, the distorted partner.</summary>
    public ViewSettings Partner { get; init; } = Strong with { Solarise = .2 };

    /// <summary>The published program's views.</summary>
    public static PretrainViews Published { get; } = new()
    {
        Source = new ViewSettings(),
        Partner = new ViewSettings { HorizontalFlip = 0, Blur = .1, Solarise = .2 },
    };

    private static ViewSettings Strong => new()
    {
        VerticalFlip = .5,
        RotationDegrees = 180,
        CropScaleMin = .4,
        Blur = .5,
        Brightness = .2,
        Contrast = .2,
        Saturation = .2,
    };

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems() =>
    [
        .. Source.Problems().Select(problem => problem.Under("source")),
        .. Partner.Problems().Select(problem => problem.Under("partner")),
    ];
}
