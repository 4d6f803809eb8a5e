using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Cli.Terminal;
using Kakera.Jobs;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera import</c>.</summary>
internal static class ImportCommand
{
    public static Command Create(Tongue tongue, Surroundings surroundings, string[] args)
    {
        var command = new Command("import", tongue["reads a folder of images and its labels into a workspace", "画像フォルダとラベルを作業フォルダに読み込みます"]);
        var workspace = new Option<string>("--workspace")
        {
            Description = tongue["the workspace", "作業フォルダ"], HelpName = "DIR", Required = true,
        };
        command.Options.Add(workspace);
        var images = new Argument<string>("IMAGES") { Description = tongue["the folder of images", "画像フォルダ"] };
        command.Arguments.Add(images);
        var labels = new Option<string?>("--labels")
        {
            Description = tongue["a label file (CSV or TSV), or the word folders", "ラベルファイル(CSV/TSV)、または folders"], HelpName = "FILE|folders",
        };
        var columns = new Option<string?>("--columns")
        {
            Description = tongue["columns of the label file", "ラベルファイルの列名"], HelpName = "image=…,label=…,group=…",
        };
        command.Options.Add(labels);
        command.Options.Add(columns);
        SettingOptions settings = SettingOptions.AddTo(command, tongue,
            SettingOptions.Threads);
        JobOptions job = JobOptions.AddTo(command, tongue, surroundings, args);
        command.SetAction(parsed => job.Run(
            parsed,
            context => ImportJob.Run(parsed.GetRequiredValue(workspace), parsed.GetRequiredValue(images), parsed.GetValue(labels), parsed.GetValue(columns), settings.Resolve(parsed, parsed.GetRequiredValue(workspace)), context),
            (result, writer) => CatalogText.Print(result.Catalog, result.Findings, tongue, writer)));
        return command;
    }
}
