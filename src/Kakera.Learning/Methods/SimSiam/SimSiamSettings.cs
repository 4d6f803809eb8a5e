using Kakera.Data.Settings;

namespace Kakera.Learning.Methods.SimSiam;

/// <summary>What SimSiam has to choose.</summary>
public sealed record SimSiamSettings : IMethodSettings
{
    /// <summary>Width of the projector's three layers, 8 … 16384; the predictor's bottleneck is a quarter of it. Published: 2048.</summary>
    public int ProjectorWidth { get; init; } = 512;

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems() => MethodRanges.Width("projector_width", ProjectorWidth);
}
