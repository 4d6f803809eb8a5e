using Kakera.Data.Settings;

namespace Kakera.Settings;

/// <summary>What happens to an image before anything else.</summary>
public sealed record ImageSettings
{
    /// <summary>Height and width that every image is resized to, S, in pixels: 16 … 1024, and divisible by every grid.</summary>
    public int Size { get; init; } = 64;

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (Size is < 16 or > 1024)
            yield return new SettingProblem("size", $"is {Size}; must be 16 to 1024 pixels");
    }
}
