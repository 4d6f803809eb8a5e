using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Kakera.Cli.Help;
using Kakera.Settings;

namespace Kakera.Cli.Usage;

/// <summary>What is wrong with a command line, as sentences in the user's language. The parser's own sentences are in English, and name .NET types.</summary>
/// <param name="parsed">The command line.</param>
/// <param name="tongue">The language.</param>
internal sealed class UsageFaults(ParseResult parsed, Tongue tongue)
{
    private readonly Command _command = parsed.CommandResult.Command;

    private bool HasCommands => _command.Subcommands.Count > 0;

    /// <summary>The faults; empty where there are none.</summary>
    public IReadOnlyList<string> Find()
    {
        if (parsed.Action is HelpAction or VersionAction)
            return [];
        // Whose options the others are, only the command would tell.
        if (HasCommands && parsed.UnmatchedTokens is [var first, ..] && !LooksLikeOption(first))
            return [Superfluous(first)];
        string[] unknown = [.. UnknownOptions()];
        string[] faults =
        [
            .. unknown.Select(UnknownOption),
            .. unknown.Length == 0 ? parsed.UnmatchedTokens.Select(Superfluous) : [],
            .. Missing(),
            .. parsed.CommandResult.Children.Union(parsed.RootCommandResult.Children).OfType<OptionResult>().Select(WrongValue).OfType<string>(),
        ];
        return faults.Length > 0 ? faults
            : HasCommands ? [tongue["Name a command.", "コマンドを指定してください。"]]
            : [.. parsed.Errors.Select(fault => fault.Message)];
    }

    // A word that looks like an option but is none would otherwise be taken for a folder. Behind `--` everything is a word.
    private IEnumerable<string> UnknownOptions() => parsed.Tokens
        .TakeWhile(token => token.Type != TokenType.DoubleDash)
        .Where(token => token.Type == TokenType.Argument && LooksLikeOption(token.Value))
        .Select(token => token.Value.Split('=')[0])
        .Distinct();

    private static bool LooksLikeOption(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) || (word is ['-', var letter, ..] && char.IsAsciiLetter(letter));

    private string UnknownOption(string word)
    {
        string[] own = [.. HelpPage.OptionsOf(_command).Select(option => option.Name)];
        if (own.Contains(word))
        {
            return tongue[
                $"{word} belongs behind the command: {HelpPage.PathOf(_command)} {word} …", $"{word} はコマンドのあとに書いてください: {HelpPage.PathOf(_command)} {word} …"];
        }

        string fault = _command is RootCommand
            ? tongue[$"There is no option {word}.", $"{word} というオプションはありません。"]
            : tongue[$"{_command.Name} has no option {word}.", $"{_command.Name} に {word} というオプションはありません。"];
        string[] others = [.. parsed.RootCommandResult.Command.Subcommands.Where(other => other.Options.Any(option => option.Name == word)).Select(other => other.Name)];
        if (others.Length > 0)
        {
            return fault + tongue[
                $" It is an option of {string.Join(", ", others)}; here, write --set or a settings file.",
                $" {string.Join("、", others)} のオプションです。ここでは --set か設定ファイルをお使いください。"];
        }

        return fault + Guess(word, own);
    }

    private string Superfluous(string word) => HasCommands
        ? tongue[$"There is no command {word}.", $"{word} というコマンドはありません。"] + Guess(word, _command.Subcommands.Select(command => command.Name))
        : tongue[$"There is one word too many: {word}", $"余分な引数があります: {word}"];

    private string Guess(string word, IEnumerable<string> candidates) => Spelling.Nearest(word, candidates) is { } near
        ? tongue[$" Did you mean {near}?", $" {near} のことでしょうか。"]
        : "";

    private IEnumerable<string> Missing()
    {
        foreach (Argument argument in _command.Arguments)
            if ((parsed.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MinimumNumberOfValues)
                yield return tongue[$"{argument.Name} is missing: {argument.Description}.", $"{argument.Name} がありません: {argument.Description}。"];
        foreach (Option option in _command.Options.Where(option => option.Required && parsed.GetResult(option) is null or { Implicit: true }))
            yield return tongue[$"{HelpPage.NameOf(option)} is missing: {option.Description}.", $"{HelpPage.NameOf(option)} がありません: {option.Description}。"];
    }

    private string? WrongValue(OptionResult result)
    {
        string name = result.Option.Name;
        if (result.Implicit)
            return null;
        if (result.Tokens.Count < result.Option.Arity.MinimumNumberOfValues)
            return tongue[$"{name} needs a value: {HelpPage.NameOf(result.Option)}", $"{name} には値が必要です: {HelpPage.NameOf(result.Option)}"];
        if (result.IdentifierTokenCount > 1 && result.Tokens.Count > result.Option.Arity.MaximumNumberOfValues)
        {
            string times = result.IdentifierTokenCount.ToString(CultureInfo.InvariantCulture);
            return tongue[$"{name} is given {times} times; once is enough.", $"{name} が {times} 回指定されています。1 回だけ指定してください。"];
        }

        if (name == Tongue.OptionName && !Tongue.Names.Contains(result.Tokens[0].Value))
        {
            string asked = result.Tokens[0].Value;
            return tongue[$"{name} takes {string.Join(" or ", Tongue.Names)}, not {asked}.", $"{name} に指定できるのは {string.Join(" か ", Tongue.Names)} です({asked} は使えません)。"];
        }

        if (result.Option.ValueType == typeof(bool) && result.Tokens.Count > 0 && !bool.TryParse(result.Tokens[0].Value, out _))
            return tongue[$"{name} takes no value.", $"{name} は値を取りません。"];
        return null;
    }
}
