using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Cli.Terminal;
using Kakera.Jobs;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera inspect</c>.</summary>
internal static class InspectCommand
{
    public static Command Create(JobRunner runner)
    {
        Tongue tongue = runner.Tongue;
        var command = new Command("inspect", tongue["says what a workspace holds, and what is wrong with it", "作業フォルダの内容と問題点を表示します"]);
        var workspace = SharedOptions.Workspace(tongue);
        command.Options.Add(workspace);
        command.SetAction(parsed => runner.Run(
            parsed,
            context => InspectJob.Run(parsed.GetRequiredValue(workspace), context),
            (result, writer) => CatalogText.Print(result.Catalog, result.Findings, tongue, writer)));
        return command;
    }
}
