using System.Text.Json.Serialization;
using Kakera.Data.Settings;
using Kakera.Learning.Methods;
using Kakera.Learning.Training;

namespace Kakera.Settings;

/// <summary>What the pilot compares, and how long it may take.</summary>
public sealed record PilotSettings
{
    /// <summary>Labels of each class that fine-tuning may see, one arm for each, separated by commas; <c>all</c> takes every label.</summary>
    public string LabelsPerClass { get; init; } = "10,50,all";

    /// <summary>
    /// The ways to begin that are compared on the same labels: methods of pre-training (<see cref="PretrainMethods.Names"/>), each of which
    /// pre-trains once, for the epochs after its name (<c>simclr:65</c>) or those of <c>pretrain.epochs</c>; <c>transfer</c>, from the weights that
    /// <c>--start-from</c> gives, without pre-training; and <c>scratch</c>. See <see cref="MethodsWithStart"/> and <see cref="ComparedMethod"/>.
    /// </summary>
    public string[] Methods { get; init; } = ["fg-ssl", "scratch"];

    /// <summary>
    /// What a pilot with <c>--start-from</c> compares unless methods are named: what pre-training adds to the given weights cannot be told without
    /// these weights alone.
    /// </summary>
    public static IReadOnlyList<string> MethodsWithStart { get; } = ["fg-ssl", "transfer", "scratch"];

    /// <summary>Draws of labels for each count, each with a training of its own: 1 … 20.</summary>
    public int Seeds { get; init; } = 3;

    /// <summary>How long the whole pilot may take, such as <c>30m</c> or <c>1h30m</c>; empty for as long as the epochs need.</summary>
    public string Budget { get; init; } = "";

    /// <summary>Whether to keep every classifier that was compared, about 50 MB each, and not only the best.</summary>
    public bool KeepModels { get; init; }

    /// <summary>
    /// Whether the classes are grades, ordered as the alphabet orders their names (0, 1, 2 …): quadratic weighted kappa is then shown, by pilot and
    /// evaluate.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] // plans from before there was this setting are found again
    public bool OrderedClasses { get; init; }

    /// <summary><see cref="Methods"/>, read.</summary>
    /// <exception cref="InvalidOperationException">They have <see cref="Problems"/>.</exception>
    public IReadOnlyList<ComparedMethod> Compared() =>
        [.. Methods.Select(text => ComparedMethod.Parse(text) ?? throw new InvalidOperationException($"\"{text}\" is no method"))];

    /// <summary>Every value out of range.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (LabelCounts.Problem(LabelsPerClass) is { } counts)
            yield return new SettingProblem("labels_per_class", counts);
        if (Methods.Length == 0)
            yield return new SettingProblem("methods", "is empty; at least one is needed, such as fg-ssl");
        string[] known = [.. PretrainMethods.Names, "transfer", "scratch"];
        var names = new List<string>();
        foreach (string text in Methods)
        {
            ComparedMethod? method = ComparedMethod.Parse(text);
            string at = $"methods[{names.Count}]";
            if (method is null)
                yield return new SettingProblem(at, $"is \"{text}\"; after the colon, epochs must be 1 to {PretrainSettings.MostEpochs}");
            else if (!known.Contains(method.Name, StringComparer.Ordinal))
                yield return new SettingProblem(at, $"\"{method.Name}\" is not known; {string.Join(", ", known[..^1])} and {known[^1]} are");
            else if (names.Contains(method.Name, StringComparer.Ordinal))
                yield return new SettingProblem(at, $"{method.Name} stands there twice");
            else if (method.Epochs is not null && !PretrainMethods.Names.Contains(method.Name, StringComparer.Ordinal))
                yield return new SettingProblem(at, $"is \"{text}\"; {method.Name} has no pre-training, and so no epochs of it");
            else if (method.Epochs is not null && Budget.Length > 0)
                yield return new SettingProblem(at, $"is \"{text}\", and pilot.budget is {Budget}; epochs are either named or planned to fit a budget");
            names.Add(method?.Name ?? text);
        }

        if (Seeds is < 1 or > 20)
            yield return new SettingProblem("seeds", $"is {Seeds}; must be 1 to 20");
        if (Budget.Length > 0 && DurationText.Problem(Budget) is { } budget)
            yield return new SettingProblem("budget", budget);
    }
}
