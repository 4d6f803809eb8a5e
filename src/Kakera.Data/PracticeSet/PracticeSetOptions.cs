using Kakera.Data.Settings;

namespace Kakera.Data.PracticeSet;

/// <summary>
/// Which practice set to write. The same options give the same files, byte for byte, with the same version of the image library.
/// </summary>
public sealed record PracticeSetOptions
{
    /// <summary>Good images, before the duplicates and the broken files: 20 … 100000.</summary>
    public int Images { get; init; } = 800;

    /// <summary>The seed of everything that is drawn.</summary>
    public ulong Seed { get; init; } = 7;

    /// <summary>Width and height of an image: 64 … 1024 pixels.</summary>
    public int Side { get; init; } = 256;

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (Images is < 20 or > 100_000)
            yield return new SettingProblem("images", $"is {Images}; must be 20 to 100000");
        if (Side is < 64 or > 1024)
            yield return new SettingProblem("side", $"is {Side}; must be 64 to 1024 pixels");
    }
}
