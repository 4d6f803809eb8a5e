using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Kakera.Cli.Commands;
using Kakera.Cli.Help;
using Kakera.Cli.Terminal;
using Kakera.Cli.Usage;

namespace Kakera.Cli;

/// <summary>Parses a command line, runs its command, and turns whatever happens into an exit code.</summary>
internal static class CommandLine
{
    public static int Run(string[] args, Surroundings surroundings)
    {
        Tongue tongue = Tongue.Choose(args, surroundings.Locale);
        RootCommand root = Root(tongue, surroundings, args);
        ParseResult parsed = root.Parse(args);
        if (args.Length == 0)
        {
            HelpPage.Print(root, tongue, surroundings.Error, surroundings.Columns());
            return ExitCode.Usage;
        }

        try
        {
            if (new UsageFaults(parsed, tongue).Find() is { Count: > 0 } faults)
                throw new UsageException(string.Join('\n', faults));
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = surroundings.Out,
                Error = surroundings.Error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (UsageException fault)
        {
            return Misused(fault, parsed.CommandResult.Command, tongue, surroundings.Error);
        }
        catch (Exception fault)
        {
            return FaultText.Print(fault, args, tongue, surroundings.Error);
        }
    }

    /// <summary>What is wrong with a command line, as sentences, without running it; empty where its command would be started.</summary>
    public static IReadOnlyList<string> Faults(string[] args, Surroundings surroundings)
    {
        Tongue tongue = Tongue.Choose(args, surroundings.Locale);
        return new UsageFaults(Root(tongue, surroundings, args).Parse(args), tongue).Find();
    }

    private static RootCommand Root(Tongue tongue, Surroundings surroundings, string[] args)
    {
        var root = new RootCommand(tongue[
            "Kakera turns the images that a site already has into a diagnosis-support classifier, with a few expert labels and one ordinary machine.",
            "Kakera は、施設にすでにある画像から、少数の専門家ラベルと普通の PC 1 台で、診断支援の分類器を作ります。"]);
        foreach (Option option in root.Options)
        {
            (option.Action, option.Description) = option is HelpOption
                ? ((CommandLineAction)new Help.HelpAction(tongue, surroundings), tongue["show this help", "このヘルプを表示"])
                : (new VersionAction(surroundings), tongue["show the version", "バージョンを表示"]);
        }

        var json = new Option<bool>("--json") { Description = tongue["print the result as JSON", "結果を JSON で出力"], Recursive = true };
        root.Options.Add(json);
        root.Options.Add(new Option<string>(Tongue.OptionName)
        {
            Description = tongue["language of help and messages", "ヘルプとメッセージの言語"], Recursive = true, HelpName = string.Join('|', Tongue.Names),
        });
        var runner = new JobRunner(tongue, surroundings, args, json);
        foreach (Command command in (Command[])
        [
            PilotCommand.Create(runner),
            DemoCommand.Create(runner),
            ImportCommand.Create(runner),
            InspectCommand.Create(runner),
            PretrainCommand.Create(runner),
            FinetuneCommand.Create(runner),
            WeightsCommand.Create(runner),
            ProbeCommand.Create(runner),
            EvaluateCommand.Create(runner),
            PredictCommand.Create(runner),
            BenchCommand.Create(runner),
        ])
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    private static int Misused(UsageException fault, Command command, Tongue tongue, TextWriter error)
    {
        foreach (string line in fault.Message.Split('\n'))
            error.WriteLine($"{tongue["error", "エラー"]}: {line}");
        string help = HelpPage.PathOf(command) + " --help";
        error.WriteLine(tongue[$"See {help}", $"{help} をご覧ください。"]);
        return ExitCode.Usage;
    }
}
