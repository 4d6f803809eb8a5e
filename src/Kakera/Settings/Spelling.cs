namespace Kakera.Settings;

/// <summary>Guesses what a mistyped name was meant to be.</summary>
public static class Spelling
{
    /// <summary>
    /// The candidate that takes the fewest changes of a letter to reach, two swapped letters being one (optimal string alignment), or null
    /// where even that one would take more than a third of the word: a far-fetched guess misleads more than none.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        return candidates
            .Select(candidate => (Candidate: candidate, Distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.Distance * 3 <= Math.Max(word.Length, pair.Candidate.Length))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .Select(pair => pair.Candidate)
            .FirstOrDefault();
    }

    private static int Distance(string a, string b)
    {
        var changes = new int[a.Length + 1, b.Length + 1]; // from the first i letters of a to the first j of b
        for (int i = 0; i <= a.Length; i++)
            changes[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            changes[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = changes[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] ? changes[i - 2, j - 2] + 1 : int.MaxValue;
                changes[i, j] = Math.Min(Math.Min(replaced, swapped), Math.Min(changes[i - 1, j], changes[i, j - 1]) + 1);
            }
        }

        return changes[a.Length, b.Length];
    }
}
