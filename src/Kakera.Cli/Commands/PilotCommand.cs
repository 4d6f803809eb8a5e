using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Cli.Terminal;
using Kakera.Jobs;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera pilot [IMAGES]</c>: the main job.</summary>
internal static class PilotCommand
{
    public static Command Create(Tongue tongue, Surroundings surroundings, string[] args)
    {
        var command = new Command("pilot", tongue[
            "does everything: from a folder of images to a validated classifier and its report",
            "すべてを実行します: 画像フォルダから、検証済みの分類器とレポートまで"]);
        var images = new Argument<string?>("IMAGES")
        {
            Description = tongue["the folder of images", "画像フォルダ"], Arity = ArgumentArity.ZeroOrOne,
        };
        var demo = new Option<bool>("--demo") { Description = tongue["make the practice set and run on it", "練習用データを作成して実行"] };
        var labels = new Option<string?>("--labels")
        {
            Description = tongue["a label file (CSV or TSV), or the word folders", "ラベルファイル(CSV/TSV)、または folders"], HelpName = "FILE|folders",
        };
        var columns = new Option<string?>("--columns")
        {
            Description = tongue["columns of the label file", "ラベルファイルの列名"], HelpName = "image=…,label=…,group=…",
        };
        var workspace = new Option<string>("--out")
        {
            Description = tongue["the workspace to make or go on with", "作業フォルダ(新規または再開)"], HelpName = "WORKSPACE",
            DefaultValueFactory = _ => "kakera-pilot",
        };
        command.Arguments.Add(images);
        foreach (Option option in (Option[])[demo, labels, columns, workspace])
            command.Options.Add(option);
        SettingOptions settings = SettingOptions.AddTo(command, tongue,
            SettingOptions.LabelsPerClass, SettingOptions.Methods, SettingOptions.Seeds, SettingOptions.Size, SettingOptions.Backbone,
            SettingOptions.Grids, SettingOptions.Schedule, SettingOptions.Batch, SettingOptions.Epochs, SettingOptions.FinetuneEpochs,
            SettingOptions.Budget, SettingOptions.Device, SettingOptions.Threads, SettingOptions.Seed);
        JobOptions job = JobOptions.AddTo(command, tongue, surroundings, args);
        command.Validators.Add(result =>
        {
            bool hasImages = result.GetValue(images) is not null;
            if (hasImages == result.GetValue(demo))
                result.AddError(tongue["Give a folder of images, or --demo for the practice set.", "画像フォルダか --demo のどちらかを指定してください。"]);
        });
        command.SetAction(parsed => job.Run(
            parsed,
            context => PilotJob.Run(
                new PilotRequest
                {
                    Images = parsed.GetValue(images),
                    Demo = parsed.GetValue(demo),
                    Labels = parsed.GetValue(labels),
                    Columns = parsed.GetValue(columns),
                    Workspace = parsed.GetValue(workspace)!,
                    Settings = settings.Resolve(parsed, parsed.GetValue(workspace)),
                },
                context),
            (result, writer) => PilotTable.Print(result, tongue, writer)));
        return command;
    }
}
