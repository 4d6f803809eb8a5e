using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Cli.Terminal;
using Kakera.Jobs;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera evaluate</c>.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Tongue tongue, Surroundings surroundings, string[] args)
    {
        var command = new Command("evaluate", tongue["tests a classifier on the images kept for the test", "テスト用に取り置いた画像で分類器を評価します"]);
        var workspace = new Option<string>("--workspace")
        {
            Description = tongue["the workspace", "作業フォルダ"], HelpName = "DIR", Required = true,
        };
        command.Options.Add(workspace);
        var model = new Option<string?>("--model")
        {
            Description = tongue["the classifier; the newest of the workspace by default", "分類器。省略時は作業フォルダの最新"], HelpName = "FILE",
        };
        command.Options.Add(model);
        SettingOptions settings = SettingOptions.AddTo(command, tongue,
            SettingOptions.Device,
            SettingOptions.Threads);
        JobOptions job = JobOptions.AddTo(command, tongue, surroundings, args);
        command.SetAction(parsed => job.Run(
            parsed,
            context => EvaluateJob.Run(parsed.GetRequiredValue(workspace), parsed.GetValue(model), settings.Resolve(parsed, parsed.GetRequiredValue(workspace)), context),
            (result, writer) => EvaluationText.Print(result, tongue, writer)));
        return command;
    }
}
