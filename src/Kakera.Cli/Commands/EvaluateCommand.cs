using System.CommandLine;
using Kakera.Cli.Options;
using Kakera.Cli.Terminal;
using Kakera.Jobs;

namespace Kakera.Cli.Commands;

/// <summary><c>kakera evaluate</c>.</summary>
internal static class EvaluateCommand
{
    public static Command Create(JobRunner runner)
    {
        Tongue tongue = runner.Tongue;
        var command = new Command("evaluate", tongue["tests a classifier on the images kept for the test", "テスト用に取り置いた画像で分類器を評価します"]);
        var workspace = SharedOptions.Workspace(tongue);
        command.Options.Add(workspace);
        var model = SharedOptions.Model(tongue);
        command.Options.Add(model);
        SettingOptions settings = SettingOptions.AddTo(command, tongue,
            SettingOptions.Device, SettingOptions.Threads);
        command.SetAction(parsed => runner.Run(
            parsed,
            context => EvaluateJob.Run(parsed.GetRequiredValue(workspace), parsed.GetValue(model), settings.Resolve(parsed, parsed.GetRequiredValue(workspace)), context),
            (result, writer) => EvaluationText.Print(result, tongue, writer),
            EvaluationText.Json));
        return command;
    }
}
