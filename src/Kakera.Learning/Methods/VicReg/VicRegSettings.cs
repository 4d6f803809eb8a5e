using Kakera.Data.Settings;

namespace Kakera.Learning.Methods.VicReg;

/// <summary>What VICReg has to choose.</summary>
public sealed record VicRegSettings : IMethodSettings
{
    /// <summary>Width of the projector's three layers, 8 … 16384. Published: 8192, for batches of 2048.</summary>
    public int ProjectorWidth { get; init; } = 1024;

    /// <summary>λ, what the views' agreement weighs, above 0 and at most 1000.</summary>
    public double InvarianceWeight { get; init; } = 25;

    /// <summary>μ, what the coordinates' deviation weighs, above 0 and at most 1000.</summary>
    public double VarianceWeight { get; init; } = 25;

    /// <summary>ν, what the coordinates' covariance weighs, above 0 and at most 1000.</summary>
    public double CovarianceWeight { get; init; } = 1;

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems() =>
    [
        .. MethodRanges.Width("projector_width", ProjectorWidth),
        .. MethodRanges.Weight("invariance_weight", InvarianceWeight, most: 1000),
        .. MethodRanges.Weight("variance_weight", VarianceWeight, most: 1000),
        .. MethodRanges.Weight("covariance_weight", CovarianceWeight, most: 1000),
    ];
}
