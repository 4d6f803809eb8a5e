using Kakera.Data.Settings;

namespace Kakera.Settings;

/// <summary>What the pilot compares, and how long it may take.</summary>
public sealed record PilotSettings
{
    /// <summary>Labels of each class that fine-tuning may see, one arm for each, separated by commas; <c>all</c> takes every label.</summary>
    public string LabelsPerClass { get; init; } = "10,50,all";

    /// <summary>The methods compared on the same labels: <c>fg-ssl</c> and <c>scratch</c>.</summary>
    public string[] Methods { get; init; } = ["fg-ssl", "scratch"];

    /// <summary>Draws of labels for each count, each with a training of its own: 1 … 20.</summary>
    public int Seeds { get; init; } = 3;

    /// <summary>How long the whole pilot may take, such as <c>30m</c> or <c>1h30m</c>; empty for as long as the epochs need.</summary>
    public string Budget { get; init; } = "";

    /// <summary>Whether to keep every classifier that was compared, about 50 MB each, and not only the best.</summary>
    public bool KeepModels { get; init; }

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (LabelCounts.Problem(LabelsPerClass) is { } counts)
            yield return new SettingProblem("labels_per_class", counts);
        if (Methods.Length == 0)
            yield return new SettingProblem("methods", "is empty; fg-ssl, scratch or both are needed");
        string[] known = ["fg-ssl", "scratch"];
        for (int i = 0; i < Methods.Length; i++)
            if (!known.Contains(Methods[i], StringComparer.Ordinal))
                yield return new SettingProblem($"methods[{i}]", $"\"{Methods[i]}\" is not known; fg-ssl and scratch are");
            else if (Array.IndexOf(Methods, Methods[i]) < i)
                yield return new SettingProblem($"methods[{i}]", $"{Methods[i]} stands there twice");
        if (Seeds is < 1 or > 20)
            yield return new SettingProblem("seeds", $"is {Seeds}; must be 1 to 20");
        if (Budget.Length > 0 && DurationText.Problem(Budget) is { } budget)
            yield return new SettingProblem("budget", budget);
    }
}
