using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Cli.Terminal;
using Kakera.Jobs;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera import</c>.</summary>
internal static class ImportCommand
{
    public static Command Create(JobRunner runner)
    {
        Tongue tongue = runner.Tongue;
        var command = new Command("import", tongue["reads a folder of images and its labels into a workspace", "画像フォルダとラベルを作業フォルダに読み込みます"]);
        var workspace = SharedOptions.Workspace(tongue);
        command.Options.Add(workspace);
        var images = new Argument<string>("IMAGES") { Description = SharedOptions.ImagesOrArrays(tongue) };
        command.Arguments.Add(images);
        var labels = SharedOptions.Labels(tongue);
        var columns = SharedOptions.Columns(tongue);
        command.Options.Add(labels);
        command.Options.Add(columns);
        SettingOptions settings = SettingOptions.AddTo(command, tongue,
            SettingOptions.Threads);
        command.SetAction(parsed => runner.Run(
            parsed,
            context => ImportJob.Run(parsed.GetRequiredValue(workspace), parsed.GetRequiredValue(images), parsed.GetValue(labels), parsed.GetValue(columns), settings.Resolve(parsed, parsed.GetRequiredValue(workspace)), context),
            (result, writer) => CatalogText.Print(result.Catalog, result.Findings, tongue, writer)));
        return command;
    }
}
