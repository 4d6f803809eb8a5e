using System.Text;
using System.Text.RegularExpressions;

namespace Kakera.Conventions.Tests.Documents;

/// <summary>Rules that a page keeps or breaks.</summary>
internal static partial class MarkdownRules
{
    /// <summary>Links to files that are not there, or to headings that a file does not have.</summary>
    /// <param name="page">The page.</param>
    /// <param name="read">The text of a file of the repository, by its path from the root; null where there is none, empty for a folder.</param>
    public static IEnumerable<string> BrokenLinks(SourceFile page, Func<string, string?> read)
    {
        foreach (Match link in Link().Matches(WithoutCode(page.Text)))
        {
            string target = link.Groups["target"].Value;
            if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
                continue;
            string[] parts = target.Split('#', 2);
            string path = parts[0].Length == 0 ? page.Path : Resolve(page.Path, parts[0]);
            string? text = path == page.Path ? page.Text : read(path);
            if (text is null)
                yield return $"{page.Path}: links to {target}, which is not there";
            else if (parts.Length == 2 && !Headings(text).Select(Anchor).Contains(parts[1]))
                yield return $"{page.Path}: links to {target}, and {path} has no such heading";
        }
    }

    /// <summary>The headings, without their marks.</summary>
    public static IReadOnlyList<string> Headings(string text) =>
        [.. Heading().Matches(WithoutCode(text)).Select(heading => heading.Groups["text"].Value.Trim())];

    /// <summary>The commands of the fenced <c>sh</c> blocks that start <c>./kakera</c>, continued lines joined, without what a pipe follows.</summary>
    public static IReadOnlyList<string> KakeraCommands(string text) =>
        [.. from Match block in ShellBlock().Matches(text)
            from line in block.Groups["body"].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
            let command = Spaces().Replace(line.Split('#')[0].Trim(), " ")
            where command.StartsWith("./kakera", StringComparison.Ordinal)
            select command];

    /// <summary>Packages that no paragraph of some length is about.</summary>
    /// <param name="packages">The names.</param>
    /// <param name="decisions">The page that must speak of each, by its name in backquotes.</param>
    public static IEnumerable<string> Unexplained(IEnumerable<string> packages, string decisions)
    {
        const int leastLetters = 120;
        string[] paragraphs = [.. decisions.Split("\n\n").Where(paragraph => paragraph.Length >= leastLetters)];
        return packages.Where(package => !paragraphs.Any(paragraph => paragraph.Contains($"`{package}`", StringComparison.Ordinal)));
    }

    private static string WithoutCode(string text) => Fence().Replace(text, "");

    private static string Resolve(string page, string target)
    {
        var parts = new List<string>(page.Split('/')[..^1]);
        foreach (string part in target.TrimEnd('/').Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    /// <summary>The anchor that GitHub gives a heading: lower case, spaces to hyphens, punctuation dropped.</summary>
    private static string Anchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (char letter in heading.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter) || letter is '-' or '_')
                anchor.Append(letter);
            else if (letter == ' ')
                anchor.Append('-');
        }

        return anchor.ToString();
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ *```sh\n(?<body>.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"^ *```.*?^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
