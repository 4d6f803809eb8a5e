using System.Text.RegularExpressions;

namespace Kakera.Conventions.Tests.Source;

/// <summary>Rules that the text of one file keeps or breaks. Each gives a line for everything that breaks it.</summary>
internal static partial class SourceRules
{
    private const int MostLines = 300;

    /// <summary>Past 300 lines a file is split.</summary>
    public static IEnumerable<string> TooLong(SourceFile file)
    {
        if (file.Lines.Length > MostLines)
            yield return $"{file.Path}: {file.Lines.Length} lines; split it, {MostLines} are the most";
    }

    /// <summary>One public type a file, and the file is named for it.</summary>
    public static IEnumerable<string> MisnamedTypes(SourceFile file)
    {
        string expected = file.Name.Split('.')[0];
        Match[] all = [.. TypeDeclaration().Matches(file.Text).Cast<Match>()];
        string[] published = [.. all.Where(type => type.Groups["access"].Value == "public").Select(type => type.Groups["name"].Value).Distinct()];
        if (published.Length > 1)
            yield return $"{file.Path}: {string.Join(" and ", published)} are public; one public type a file";
        else if (published.Length == 1 && published[0] != expected)
            yield return $"{file.Path}: holds {published[0]}; name the file for it";
        else if (all.Length > 0 && !all.Any(type => type.Groups["name"].Value == expected))
            yield return $"{file.Path}: holds no {expected}; name the file for its type";
    }

    /// <summary>A type is named for what it is; these words say nothing.</summary>
    public static IEnumerable<string> EmptyNames(SourceFile file) =>
        from Match type in TypeDeclaration().Matches(file.Text)
        let name = type.Groups["name"].Value
        where EmptyWord().IsMatch(name)
        select $"{file.Path}: {name} is named for nothing; say what it is";

    /// <summary>What is not done belongs into an issue, not into the code.</summary>
    public static IEnumerable<string> Leftovers(SourceFile file) =>
        from line in file.Lines.Index()
        where Leftover().IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}";

    /// <summary>A suppressed warning says why on its line.</summary>
    public static IEnumerable<string> UnexplainedSuppressions(SourceFile file) =>
        from line in file.Lines.Index()
        where Suppression().IsMatch(line.Item) && !line.Item.Contains("//", StringComparison.Ordinal)
              && !line.Item.Contains("Justification", StringComparison.Ordinal) && !line.Item.Contains("<!--", StringComparison.Ordinal)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}: say why on the line";

    /// <summary>No path of the machine that a line was written on. The users "me" and "user" are nobody: examples may name them.</summary>
    public static IEnumerable<string> MachinePaths(SourceFile file) =>
        from line in file.Lines.Index()
        from Match path in MachinePath().Matches(line.Item)
        select $"{file.Path}:{line.Index + 1}: {path.Value}";

    /// <summary>Inside learning, the blocks know nothing of the loop that trains them.</summary>
    public static IEnumerable<string> BlocksThatKnowTraining(SourceFile file)
    {
        string[] blocks = ["Transforms", "Puzzles", "Models", "Losses"];
        if (!blocks.Any(block => file.Path.StartsWith($"src/Kakera.Learning/{block}/", StringComparison.Ordinal)))
            yield break;
        foreach (var (index, line) in file.Lines.Index())
            if (line.Contains("Kakera.Learning.Training", StringComparison.Ordinal))
                yield return $"{file.Path}:{index + 1}: {line.Trim()}: a block knows nothing of training";
    }

    // With file-scoped namespaces a type that is not nested starts its line.
    [GeneratedRegex(@"^(?<access>public|internal) (?:(?:static|sealed|abstract|partial|readonly|ref|unsafe) )*(?:class|record struct|record|struct|interface|enum|delegate [\w<>?\[\], ]+?) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex("(Utils?|Utilities|Helpers?|Manager|Base|Common|Misc)$")]
    private static partial Regex EmptyWord();

    // Written apart so that this file keeps its own rule.
    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|X" + @"XX)\b")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"#pragma warning dis" + @"able|Suppress" + @"Message\(|<No" + @"Warn>")]
    private static partial Regex Suppression();

    [GeneratedRegex(@"(?<![\w.~$}/-])/(work|root|home/(?!me/|user/)\w+|Users/(?!me/)\w+|mnt/\w+)/[\w.-]+|[A-Za-z]:\\Users\\\w+")]
    private static partial Regex MachinePath();
}
