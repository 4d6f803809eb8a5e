using System.CommandLine;
using System.CommandLine.Invocation;

namespace Kakera.Cli.Help;

/// <summary><c>--help</c>: prints the page of the command that it stands behind, whatever else is wrong with the line.</summary>
internal sealed class HelpAction(Tongue tongue, Surroundings surroundings) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        HelpPage.Print(parseResult.CommandResult.Command, tongue, surroundings.Out, surroundings.Columns());
        return ExitCode.Done;
    }
}
