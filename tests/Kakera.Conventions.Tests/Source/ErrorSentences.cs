using System.Text;
using System.Text.RegularExpressions;

namespace Kakera.Conventions.Tests.Source;

/// <summary>Reads from source which sentences errors are made of.</summary>
internal static partial class ErrorSentences
{
    /// <summary>The sentences in calls that make an error or a problem of a setting, a sample number in each gap.</summary>
    public static IEnumerable<string> Of(SourceFile file)
    {
        foreach (Match call in Call().Matches(file.Text))
        {
            string[] arguments = [.. Arguments(file.Text, call.Index + call.Length)];
            int[] sentences = call.Groups["kind"].Value is "KakeraException" or "TrainingDivergedException" ? [0, 2] : [1];
            foreach (string argument in sentences.Where(i => i < arguments.Length).Select(i => arguments[i]))
                foreach (string sentence in Literals(argument))
                    yield return sentence;
        }
    }

    // Everything between a call's parentheses, divided at its own commas.
    private static IEnumerable<string> Arguments(string text, int start)
    {
        int depth = 0, begun = start;
        for (int at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    at = EndOfLiteral(text, at) - 1;
                    break;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' when depth == 0:
                    yield return text[begun..at];
                    yield break;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case ',' when depth == 0:
                    yield return text[begun..at];
                    begun = at + 1;
                    break;
            }
        }
    }

    // The literals of an argument; those joined by a plus are one, those of a condition several.
    private static IEnumerable<string> Literals(string argument)
    {
        var sentence = new StringBuilder();
        for (int at = 0; at < argument.Length; at++)
        {
            if (argument[at] is '?' or ':' && sentence.Length > 0)
            {
                yield return sentence.ToString();
                sentence.Clear();
            }

            if (argument[at] is '(') // what a method is given is no sentence
                at = Closing(argument, at);
            else if (argument[at] == '"')
            {
                int end = EndOfLiteral(argument, at);
                sentence.Append(Text(argument[at..end], at > 0 && argument[at - 1] == '$'));
                at = end - 1;
            }
        }

        if (sentence.Length > 0)
            yield return sentence.ToString();
    }

    private static string Text(string literal, bool interpolated)
    {
        var text = new StringBuilder();
        for (int at = 1; at < literal.Length - 1; at++)
        {
            if (interpolated && literal[at] == '{')
            {
                at = EndOfGap(literal, at) - 1;
                text.Append('7');
            }
            else
            {
                text.Append(literal[at] == '\\' ? literal[++at] : literal[at]);
            }
        }

        return text.ToString();
    }

    private static int Closing(string text, int open)
    {
        int depth = 0;
        for (int at = open; at < text.Length; at++)
        {
            if (text[at] == '"')
                at = EndOfLiteral(text, at) - 1;
            else if (text[at] == '(')
                depth++;
            else if (text[at] == ')' && --depth == 0)
                return at;
        }

        return text.Length;
    }

    private static int EndOfLiteral(string text, int quote)
    {
        bool interpolated = quote > 0 && text[quote - 1] == '$';
        for (int at = quote + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (interpolated && text[at] == '{')
                at = EndOfGap(text, at) - 1;
            else if (text[at] == '"')
                return at + 1;
        }

        return text.Length;
    }

    private static int EndOfGap(string text, int brace)
    {
        int depth = 0;
        for (int at = brace; at < text.Length; at++)
        {
            if (text[at] == '"')
                at = EndOfLiteral(text, at) - 1;
            else if (text[at] == '{')
                depth++;
            else if (text[at] == '}' && --depth == 0)
                return at + 1;
        }

        return text.Length;
    }

    [GeneratedRegex(@"new (?<kind>KakeraException|TrainingDivergedException|SettingProblem|ImageProblemException)\(")]
    private static partial Regex Call();
}
