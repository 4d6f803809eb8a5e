using Kakera.Data.Settings;

namespace Kakera.Learning.Methods.Jigsaw;

/// <summary>What the prediction of jigsaw orders has to choose.</summary>
public sealed record JigsawSettings : IMethodSettings
{
    /// <summary>Orders to tell apart, 2 … 1000. Published: 1000, for a million images.</summary>
    public int Permutations { get; init; } = 100;

    /// <summary>Numbers that describe one tile, 8 … 16384. Published: 512.</summary>
    public int TileWidth { get; init; } = 128;

    /// <summary>Width of the layer on all nine tiles, 8 … 16384. Published: 4096.</summary>
    public int HiddenWidth { get; init; } = 512;

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems() =>
    [
        .. Permutations is >= 2 and <= 1000 ? [] : new[] { new SettingProblem("permutations", $"is {Permutations}; must be 2 to 1000") },
        .. MethodRanges.Width("tile_width", TileWidth),
        .. MethodRanges.Width("hidden_width", HiddenWidth),
    ];
}
