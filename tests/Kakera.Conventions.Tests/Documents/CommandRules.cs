using System.CommandLine.Parsing;
using System.Reflection;
using System.Text.RegularExpressions;
using Kakera.Cli;
using Kakera.Cli.Options;
using Kakera.Data;
using Kakera.Settings;

namespace Kakera.Conventions.Tests.Documents;

/// <summary>Commands on a page must be ones that the program takes.</summary>
internal static partial class CommandRules
{
    private const string Launcher = "./kakera ";
    private static readonly SettingOption[] SettingOptionsOfAllCommands =
        [.. typeof(SettingOptions).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<SettingOption>()];

    /// <summary>The commands of fenced blocks and of code within lines, without the launcher, what a pipe follows, and comments.</summary>
    public static IReadOnlyList<string> Commands(string text) =>
        [.. from line in Fence().Matches(text).SelectMany(block => block.Groups["body"].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
                .Concat(Inline().Matches(Fence().Replace(text, "")).Select(code => code.Groups["body"].Value))
            let command = Rest().Replace(line, "").Trim()
            let at = command.IndexOf(Launcher, StringComparison.Ordinal)
            where at == 0 || (at > 0 && Variable().IsMatch(command[..at]))
            select command[(at + Launcher.Length)..]];

    /// <summary>The commands of the comment that a settings file begins with.</summary>
    public static IReadOnlyList<string> HeaderCommands(string text)
    {
        IEnumerable<string> header = text.Split('\n').TakeWhile(line => line.StartsWith('#')).Select(line => line[1..].Trim());
        return Commands($"```\n{string.Join('\n', header)}\n```\n");
    }

    /// <summary>What is wrong with a command: its name, its options, or a value of a setting.</summary>
    /// <param name="command">The command, without the launcher.</param>
    public static IReadOnlyList<string> Faults(string command)
    {
        string[] words = [.. CommandLineParser.SplitCommandLine(command)];
        var nowhere = new Surroundings(TextWriter.Null, TextWriter.Null, TimeProvider.System, CancellationToken.None);
        string[] usage = [.. CommandLine.Faults(words, nowhere)];
        if (usage.Length > 0)
            return usage;
        var settings = new SettingsResolver(new KakeraSettings());
        for (int i = 0; i + 1 < words.Length; i++)
        {
            if (words[i] == "--set")
                settings.AddAssignment(words[i + 1]);
            else
                SettingOptionsOfAllCommands.FirstOrDefault(option => option.Name == words[i])?.AddTo(settings, words[i + 1]);
        }

        try
        {
            settings.Resolve();
            return [];
        }
        catch (KakeraException fault)
        {
            return [fault.Message];
        }
    }

    [GeneratedRegex(@"^ *```[a-z]*\n(?<body>.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`(?<body>[^`\n]+)`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"( +#| +\||…).*$")]
    private static partial Regex Rest();

    [GeneratedRegex(@"^([A-Za-z_]+=\S+ +)+$")]
    private static partial Regex Variable();
}
