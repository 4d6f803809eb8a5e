using Kakera.Data.Settings;

namespace Kakera.Learning.Methods.Byol;

/// <summary>What BYOL has to choose.</summary>
public sealed record ByolSettings : IMethodSettings
{
    /// <summary>Width of the hidden layer of projector and predictor, 8 … 16384. Published: 4096.</summary>
    public int HiddenWidth { get; init; } = 1024;

    /// <summary>Numbers in a projection, 8 … 16384. Published: 256.</summary>
    public int ProjectorWidth { get; init; } = 256;

    /// <summary>
    /// τ₀, the share of itself that the twin keeps in the first step, at least 0 and below 1; it rises to 1. Published: 0.996, for runs of
    /// some hundred thousand steps.
    /// </summary>
    public double Momentum { get; init; } = .99;

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems() =>
    [
        .. MethodRanges.Width("hidden_width", HiddenWidth),
        .. MethodRanges.Width("projector_width", ProjectorWidth),
        .. Momentum is >= 0 and < 1 ? [] : new[] { new SettingProblem("momentum", $"is {Momentum}; must be at least 0 and below 1") },
    ];
}
