using System.Globalization;
using Kakera.Data;

namespace Kakera.Settings;

/// <summary>Numbers of labels of each class, as the user writes them: <c>10,50,all</c>.</summary>
public static class LabelCounts
{
    /// <summary>The word for every label there is.</summary>
    public const string All = "all";

    /// <summary>The counts in rising order without repetition, null for <see cref="All"/> last.</summary>
    /// <exception cref="KakeraException">A part is neither a number from 1 nor <c>all</c>.</exception>
    public static IReadOnlyList<int?> Parse(string text)
    {
        if (Problem(text) is { } problem)
            throw new KakeraException(problem, "labels_per_class", "Correct it and run again.");
        return [.. Parts(text).Select(part => IsAll(part) ? (int?)null : int.Parse(part, CultureInfo.InvariantCulture))
            .Distinct().OrderBy(count => count ?? int.MaxValue)];
    }

    /// <summary>What is wrong with the text, or null.</summary>
    internal static string? Problem(string text) =>
        Parts(text).All(part => IsAll(part) || IsCount(part))
            ? null
            : $"is \"{text}\"; must be numbers from 1 and the word all, such as 10,50,all";

    /// <summary>One count as the user writes it.</summary>
    public static string Text(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? All;

    private static string[] Parts(string text) => text.Split(',', StringSplitOptions.TrimEntries);

    private static bool IsAll(string part) => part.Equals(All, StringComparison.OrdinalIgnoreCase);

    private static bool IsCount(string part) => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0;
}
