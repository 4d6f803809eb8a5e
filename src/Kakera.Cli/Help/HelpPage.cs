using System.CommandLine;
using Kakera.Cli.Terminal;

namespace Kakera.Cli.Help;

/// <summary>What a command does and takes, in the language chosen. The parser's own page has its headings in English only.</summary>
internal static class HelpPage
{
    private const int Widest = 100;
    private const int WidestName = 36;

    /// <param name="command">The command, or the root for all of them.</param>
    /// <param name="tongue">The language.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="columns">The width of what shows it, in cells.</param>
    public static void Print(Command command, Tongue tongue, TextWriter writer, int columns)
    {
        int width = Math.Min(columns, Widest);
        foreach (string line in Cells.Wrap(command.Description ?? "", width))
            writer.WriteLine(line);
        Heading(tongue["Usage", "使い方"], writer);
        writer.WriteLine("  " + Usage(command, tongue));
        if (command is RootCommand)
            Section(tongue["Start with", "まずは"], Beginnings(tongue), writer, width);
        if (command.Subcommands.Count > 0)
            Section(tongue["Commands", "コマンド"], command.Subcommands.Select(sub => new HelpRow(NameOf(sub), sub.Description)), writer, width);

        Section(tongue["Arguments", "引数"], command.Arguments.Select(argument => new HelpRow(argument.Name, argument.Description)), writer, width);
        Section(tongue["Options", "オプション"], OptionsOf(command).Select(option => new HelpRow(NameOf(option), option.Description)), writer, width);
    }

    /// <summary>Every option that a command takes, those of all commands last.</summary>
    public static IEnumerable<Option> OptionsOf(Command command) =>
        command is RootCommand ? command.Options
            : command.Options.Concat(Ancestors(command).SelectMany(parent => parent.Options.Where(option => option.Recursive)));

    /// <summary>An option and what it takes: <c>--epochs N</c>.</summary>
    public static string NameOf(Option option) =>
        string.Join(", ", option.Aliases.Where(alias => alias == "-h").Append(option.Name)) + (option.HelpName is { } value ? " " + value : "");

    /// <summary>A command and what it works on: <c>pilot [IMAGES]</c>.</summary>
    private static string NameOf(Command command) => string.Join(' ', command.Arguments
        .Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : argument.Name).Prepend(command.Name));

    /// <summary>How a command is called: <c>./kakera weights import</c>.</summary>
    public static string PathOf(Command command) =>
        string.Join(' ', Ancestors(command).Prepend(command).Where(each => each is not RootCommand).Select(each => each.Name).Append("./kakera").Reverse());

    private static string Usage(Command command, Tongue tongue) => string.Join(' ',
    [
        command is RootCommand ? "./kakera" : PathOf(command)[..^command.Name.Length] + NameOf(command),
        .. command.Subcommands.Count > 0 ? [tongue["COMMAND", "コマンド"]] : OptionsOf(command).Where(option => option.Required).Select(NameOf),
        tongue["[options]", "[オプション]"],
    ]);

    /// <summary>The commands above a command, the nearest first.</summary>
    private static IEnumerable<Command> Ancestors(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => Ancestors(parent).Prepend(parent));

    private static HelpRow[] Beginnings(Tongue tongue) =>
    [
        new("./kakera pilot --demo", tongue["on practice images that it makes; nothing else is needed", "練習用の画像を作って実行します。他に何も要りません"]),
        new("./kakera pilot IMAGES --labels FILE", tongue["on your own", "お手元の画像で実行します"]),
    ];

    private static void Heading(string heading, TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine(heading + ":");
    }

    private static void Section(string heading, IEnumerable<HelpRow> rows, TextWriter writer, int width)
    {
        HelpRow[] all = [.. rows];
        if (all.Length == 0)
            return;
        Heading(heading, writer);
        int nameWidth = all.Select(row => Cells.Width(row.Name)).Where(cells => cells <= WidestName).DefaultIfEmpty(WidestName).Max();
        foreach (HelpRow row in all)
        {
            string name = row.Name;
            if (Cells.Width(name) > nameWidth)
            {
                writer.WriteLine("  " + name);
                name = "";
            }

            foreach (string line in Cells.Wrap(row.Description ?? "", width - nameWidth - 4))
            {
                writer.WriteLine($"  {Cells.Pad(name, nameWidth)}  {line}");
                name = "";
            }
        }
    }
}
