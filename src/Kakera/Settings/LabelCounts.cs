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
        var counts = new List<int?>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Equals(All, StringComparison.OrdinalIgnoreCase))
                counts.Add(null);
            else if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0)
                counts.Add(count);
            else
                throw new KakeraException($"\"{part}\" is no number of labels", "labels_per_class", "Write numbers from 1 and the word all, such as 10,50,all.");
        }

        return [.. counts.Distinct().OrderBy(count => count ?? int.MaxValue)];
    }

    /// <summary>One count as the user writes it.</summary>
    public static string Text(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? All;
}
