using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Jobs;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera predict</c>.</summary>
internal static class PredictCommand
{
    public static Command Create(JobRunner runner)
    {
        Tongue tongue = runner.Tongue;
        var command = new Command("predict", tongue["lets a classifier answer for a folder of images", "フォルダ内の画像を分類器で判定します"]);
        var workspace = SharedOptions.Workspace(tongue);
        command.Options.Add(workspace);
        var images = SharedOptions.Images(tongue);
        command.Arguments.Add(images);
        var model = SharedOptions.Model(tongue);
        command.Options.Add(model);
        var output = new Option<string?>("--out")
        {
            Description = tongue["where to write predictions.csv; in a new run of the workspace by default", "predictions.csv の出力先"], HelpName = "FILE",
        };
        command.Options.Add(output);
        SettingOptions settings = SettingOptions.AddTo(command, tongue,
            SettingOptions.Device, SettingOptions.Threads);
        command.SetAction(parsed => runner.Run(
            parsed,
            context => PredictJob.Run(parsed.GetRequiredValue(workspace), parsed.GetRequiredValue(images), parsed.GetValue(model), parsed.GetValue(output), settings.Resolve(parsed, parsed.GetRequiredValue(workspace)), context),
            (result, writer) => writer.WriteLine(tongue[
                $"{result.Answered} images answered, {result.Abstained} left to an expert, {result.Skipped} could not be read. Written to {result.File}",
                $"{result.Answered} 枚を判定、{result.Abstained} 枚は専門家の確認が必要、{result.Skipped} 枚は読めませんでした。出力: {result.File}"])));
        return command;
    }
}
