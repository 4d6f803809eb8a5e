namespace Kakera.Data.Settings;

/// <summary>Something wrong with one setting. All problems of a file are reported together.</summary>
/// <param name="Path">The setting in its TOML spelling, from the record that found it: <c>grids[1]</c>, <c>learning_rate</c>.</param>
/// <param name="Message">What it must be, and which values would do: "must divide the image side 100; 4, 5 and 10 do".</param>
public sealed record SettingProblem(string Path, string Message)
{
    /// <summary>The same problem, seen from the record that holds this one under <paramref name="name"/>.</summary>
    public SettingProblem Under(string name) => this with { Path = $"{name}.{Path}" };
}
