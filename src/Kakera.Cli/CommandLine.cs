using System.CommandLine;
using System.CommandLine.Parsing;
using Kakera.Cli.Commands;
using Kakera.Data;

namespace Kakera.Cli;

/// <summary>Parses a command line, runs its command, and turns whatever happens into an exit code.</summary>
internal static class CommandLine
{
    public static int Run(string[] args, Surroundings surroundings)
    {
        Tongue tongue = Tongue.Choose(args, surroundings.Locale);
        RootCommand root = Root(tongue, surroundings, args);
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 || UnknownOption(parsed) is not null)
            return Misused(parsed, tongue, surroundings.Error);
        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = surroundings.Out,
                Error = surroundings.Error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (Exception fault)
        {
            return Failed(fault, tongue, surroundings.Error);
        }
    }

    private static RootCommand Root(Tongue tongue, Surroundings surroundings, string[] args)
    {
        var root = new RootCommand(tongue[
            "Turns the images that a site already has into a diagnosis-support classifier, with a few expert labels and one ordinary machine.",
            "施設にすでにある画像から、少数の専門家ラベルと普通の PC 1 台で、診断支援の分類器を作ります。"]);
        root.Options.Add(new Option<string>("--lang")
        {
            Description = tongue["language of help and messages: en or ja", "ヘルプとメッセージの言語: en または ja"],
            Recursive = true,
            HelpName = "en|ja",
        }.AcceptOnlyFromAmong("en", "ja"));
        foreach (Command command in (Command[])
        [
            DemoCommand.Create(tongue, surroundings, args),
            PilotCommand.Create(tongue, surroundings, args),
            ImportCommand.Create(tongue, surroundings, args),
            InspectCommand.Create(tongue, surroundings, args),
            PretrainCommand.Create(tongue, surroundings, args),
            FinetuneCommand.Create(tongue, surroundings, args),
            EvaluateCommand.Create(tongue, surroundings, args),
            PredictCommand.Create(tongue, surroundings, args),
        ])
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    // A word that looks like an option but is none would otherwise be taken for a folder.
    private static string? UnknownOption(ParseResult parsed) =>
        parsed.Tokens.FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))?.Value;

    private static int Misused(ParseResult parsed, Tongue tongue, TextWriter error)
    {
        if (UnknownOption(parsed) is { } unknown)
            error.WriteLine($"{tongue["error", "エラー"]}: {tongue[$"There is no option {unknown}.", $"{unknown} というオプションはありません。"]}");
        foreach (ParseError fault in parsed.Errors)
            error.WriteLine($"{tongue["error", "エラー"]}: {fault.Message}");
        string command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        error.WriteLine(tongue[$"See ./kakera {command}--help", $"./kakera {command}--help をご覧ください"]);
        return ExitCode.Usage;
    }

    private static int Failed(Exception fault, Tongue tongue, TextWriter error)
    {
        switch (fault)
        {
            case AggregateException { InnerExceptions.Count: > 0 } several:
                return Failed(several.InnerExceptions.FirstOrDefault(inner => inner is KakeraException) ?? several.InnerExceptions[0], tongue, error);
            case OperationCanceledException:
                error.WriteLine(tongue[
                    "Interrupted. Everything so far is kept; the same command goes on where it stopped.",
                    "中断しました。ここまでの結果は保存されています。同じコマンドで続きから再開できます。"]);
                return ExitCode.Interrupted;
            case KakeraException mendable:
                error.WriteLine($"{tongue["error", "エラー"]}: {mendable.What}");
                if (mendable.Where is not null)
                    error.WriteLine($"  {tongue["where", "場所"]}: {mendable.Where}");
                error.WriteLine($"  {tongue["what to do", "対処"]}: {mendable.Remedy}");
                return ExitCode.Mendable;
            default:
                error.WriteLine(tongue[
                    "This is a fault in Kakera, not in what you did. Please report it with the lines below.",
                    "これは Kakera の不具合です。操作の誤りではありません。以下の内容を添えてお知らせください。"]);
                error.WriteLine(fault);
                return ExitCode.Fault;
        }
    }
}
