using Kakera.Data.Settings;

namespace Kakera.Learning.Methods;

/// <summary>The ranges that the settings of several methods share.</summary>
internal static class MethodRanges
{
    /// <summary>Of a linear layer: 8 … 16384.</summary>
    public static IEnumerable<SettingProblem> Width(string path, int width)
    {
        if (width is < 8 or > 16384)
            yield return new SettingProblem(path, $"is {width}; must be 8 to 16384");
    }

    /// <summary>Of a term of a loss: above 0 and at most <paramref name="most"/>.</summary>
    public static IEnumerable<SettingProblem> Weight(string path, double weight, double most)
    {
        if (!(weight > 0 && weight <= most))
            yield return new SettingProblem(path, $"is {weight}; must be above 0 and at most {most}");
    }
}
