using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Cli.Terminal;
using Kakera.Jobs;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera inspect</c>.</summary>
internal static class InspectCommand
{
    public static Command Create(Tongue tongue, Surroundings surroundings, string[] args)
    {
        var command = new Command("inspect", tongue["says what a workspace holds, and what is wrong with it", "作業フォルダの内容と問題点を表示します"]);
        var workspace = new Option<string>("--workspace")
        {
            Description = tongue["the workspace", "作業フォルダ"], HelpName = "DIR", Required = true,
        };
        command.Options.Add(workspace);
        JobOptions job = JobOptions.AddTo(command, tongue, surroundings, args);
        command.SetAction(parsed => job.Run(
            parsed,
            context => InspectJob.Run(parsed.GetRequiredValue(workspace), context),
            (result, writer) => CatalogText.Print(result.Catalog, result.Findings, tongue, writer)));
        return command;
    }
}
