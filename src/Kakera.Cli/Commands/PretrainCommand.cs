using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Jobs;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera pretrain</c>.</summary>
internal static class PretrainCommand
{
    public static Command Create(Tongue tongue, Surroundings surroundings, string[] args)
    {
        var command = new Command("pretrain", tongue["pre-trains the encoder on all images, without labels", "ラベルなしの全画像でエンコーダを事前学習します"]);
        var workspace = new Option<string>("--workspace")
        {
            Description = tongue["the workspace", "作業フォルダ"], HelpName = "DIR", Required = true,
        };
        command.Options.Add(workspace);
        command.Options.Add(new Option<bool>("--resume")
        {
            Description = tongue["go on with an interrupted run (always done when the settings are the same)", "中断した実行を再開(設定が同じなら常に再開します)"],
        });
        SettingOptions settings = SettingOptions.AddTo(command, tongue,
            SettingOptions.Size,
            SettingOptions.Backbone,
            SettingOptions.Grids,
            SettingOptions.Schedule,
            SettingOptions.Batch,
            SettingOptions.Epochs,
            SettingOptions.Budget,
            SettingOptions.Device,
            SettingOptions.Threads,
            SettingOptions.Seed);
        JobOptions job = JobOptions.AddTo(command, tongue, surroundings, args);
        command.SetAction(parsed => job.Run(
            parsed,
            context => PretrainJob.Run(parsed.GetRequiredValue(workspace), settings.Resolve(parsed, parsed.GetRequiredValue(workspace)), context),
            (result, writer) => writer.WriteLine(tongue[
                $"{result.Epochs} epochs, {result.ImagesSeen} images seen. Encoder: {result.ModelPath}",
                $"{result.Epochs} エポック、のべ {result.ImagesSeen} 枚。エンコーダ: {result.ModelPath}"])));
        return command;
    }
}
