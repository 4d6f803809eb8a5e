using Kakera.Data.Settings;

namespace Kakera.Learning.Methods.SimClr;

/// <summary>What SimCLR has to choose.</summary>
public sealed record SimClrSettings : IMethodSettings
{
    /// <summary>Numbers in a projection, 8 … 16384. Published: 128.</summary>
    public int ProjectorWidth { get; init; } = 128;

    /// <summary>τ, above 0 and at most 10. Published: 0.5 for small images (appendix B.9), 0.1 for large ones in batches of thousands.</summary>
    public double Temperature { get; init; } = .5;

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems() =>
    [
        .. MethodRanges.Width("projector_width", ProjectorWidth),
        .. MethodRanges.Weight("temperature", Temperature, most: 10),
    ];
}
