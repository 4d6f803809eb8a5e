using Kakera.Data.Settings;

namespace Kakera.Learning.Methods.BarlowTwins;

/// <summary>What Barlow Twins has to choose.</summary>
public sealed record BarlowTwinsSettings : IMethodSettings
{
    /// <summary>Width of the projector's three layers, 8 … 16384. Published: 8192, for batches of 2048.</summary>
    public int ProjectorWidth { get; init; } = 1024;

    /// <summary>λ, what an off-diagonal element of the correlation weighs against a diagonal one: above 0 and at most 1.</summary>
    public double OffDiagonalWeight { get; init; } = 5e-3;

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems() =>
    [
        .. MethodRanges.Width("projector_width", ProjectorWidth),
        .. MethodRanges.Weight("off_diagonal_weight", OffDiagonalWeight, most: 1),
    ];
}
